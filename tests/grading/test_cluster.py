"""A class graded by Dask workers: the same gradebook as on one machine, whoever dies."""

import random
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
import trustme
from classroom import NAME, autograded, grade, gradebook, scores, submit
from machines import Machines

import forwardpass
from forwardpass import cli
from forwardpass.grading import cluster
from forwardpass.grading.bundle import make_bundle
from forwardpass.grading.course import Course, find_course
from forwardpass.grading.errors import CourseError, WorkersGone
from forwardpass.grading.pool import AHEAD, Job
from forwardpass.grading.run import Options, Run
from forwardpass.grading.verdicts import Verdict
from forwardpass.grading.worker import Settings

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform != "linux", reason="students' code is isolated by means that only Linux has"
    ),
]

HERE = Path(__file__).parent


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    """A scheduler without workers."""
    folder = tmp_path / "machines"
    folder.mkdir()
    made = Machines(folder)
    yield made
    made.close()


@pytest.fixture
def many(classroom: Course) -> Course:
    """A class of twelve: right, untouched, broken, and some that end their process."""
    for number in range(12):
        extra = ["import os; os._exit(1)"] if number % 4 == 3 else []
        path = submit(classroom, f"s{number:02}", *extra, solved=number % 3 != 0)
        if number == 5:
            path.write_text("{")
    return classroom


@pytest.fixture
def undisturbed(many: Course, tmp_path: Path) -> Course:
    """The same class, graded on this machine."""
    course = find_course(shutil.copytree(many.root, tmp_path / "undisturbed"))
    grade(course, workers=2)
    return course


def assert_same(course: Course, other: Course) -> None:
    """The same rows in the gradebook and the same files: nothing lost, doubled or stale."""
    assert gradebook(course) == gradebook(other)
    assert len(gradebook(course)) == 12 * 21
    for number in range(12):
        student = f"s{number:02}"
        assert autograded(course, student).read_bytes() == autograded(other, student).read_bytes()


def test_workers_give_what_one_machine_gives(many, undisturbed, machines):
    """Without any folder of the course, and ended when the class is graded."""
    for _ in range(2):
        machines.worker()
    found = grade(many, scheduler=machines.address)
    assert_same(many, undisturbed)
    assert {outcome.graded.isolation for outcome in found.values()} <= {"full", ""}
    assert [p for p in _all(machines) if "forwardpass.grading.worker" in p.cmdline()] == []


def test_a_worker_of_another_environment_is_not_used(many, undisturbed, machines, tmp_path, capsys):
    """It is named, with what is different; the others do its work."""
    other = tmp_path / "other"
    shutil.copytree(Path(forwardpass.__file__).parent, other / "forwardpass")
    with (other / "forwardpass" / "check" / "compare.py").open("a") as file:
        file.write("\n# an older version\n")
    machines.worker(PYTHONPATH=str(other))
    machines.worker()
    grade(many, scheduler=machines.address)
    assert_same(many, undisturbed)
    said = capsys.readouterr().err
    assert said.count("is not used: its environment is another one: forwardpass code") == 1


def test_where_no_worker_can_isolate_nothing_is_graded(many, machines, capsys, monkeypatch):
    """The error names each worker and what is missing there."""
    machines.worker(PATH="/nowhere")
    monkeypatch.chdir(many.root)
    assert cli.main(["grade", NAME, "--scheduler", machines.address]) == 1
    said = capsys.readouterr().err
    assert "has no worker that could grade" in said
    assert "cannot isolate students' code: bubblewrap is not installed" in said
    assert set(scores(many)) <= {"s05"}  # it was no notebook: nothing ran


@pytest.mark.parametrize("how", ["dies", "kills_its_worker"])
def test_a_submission_that_ends_workers_is_given_up_after_two(classroom, machines, how):
    """Whether it ends only the process that grades or the whole worker; the others are graded."""
    for student in ("ada", "bob", "eve", "kim"):
        submit(classroom, student)
    for _ in range(3):
        machines.worker("--preload", str(HERE / "bad_machine.py"), how)
    found = grade(classroom, scheduler=machines.address)
    assert found["eve"].graded.verdict is Verdict.GRADER_ERROR
    assert "2 workers" in found["eve"].graded.reason
    assert {outcome.graded.reason for outcome in found.values()} > {""}
    assert scores(classroom) == {"ada": 28, "bob": 28, "eve": None, "kim": 28}


@pytest.mark.parametrize("seed", [1, 2])
def test_workers_killed_at_random_moments_cost_nothing(many, undisturbed, machines, seed):
    """Each has a successor: Dask's nanny starts one, or it was the nanny, and another joins."""
    moments = random.Random(seed)
    for _ in range(3):
        machines.worker()
    outcomes = Run(many, NAME, [], Options(scheduler=machines.address)).outcomes()
    for _ in range(4):
        next(outcomes, None)
        time.sleep(moments.uniform(0, 0.5))
        nannies = [psutil.Process(p.pid) for p in machines.workers if p.poll() is None]
        victim = moments.choice(nannies)
        children = victim.children()
        if children and moments.random() < 0.5:
            victim = children[-1]
        else:
            machines.worker()
        victim.kill()
    rest = list(outcomes)
    given_up = [o.student for o in rest if o.graded.verdict is Verdict.GRADER_ERROR]
    if given_up:  # by chance, twice the same one: the next run has it
        grade(many, scheduler=machines.address)
    assert_same(many, undisturbed)


def test_a_scheduler_that_is_gone_keeps_what_is_done(classroom, machines, tmp_path):
    """In the gradebook; the next run, with another scheduler, goes on."""
    for number in range(12):
        submit(classroom, f"s{number:02}", "import time; time.sleep(1)")
    machines.worker()
    outcomes = Run(classroom, NAME, [], Options(scheduler=machines.address)).outcomes()
    done = {next(outcomes).student}
    machines.scheduler.kill()
    with pytest.raises(WorkersGone, match=r"scheduler .* does not answer any more"):
        done |= {outcome.student for outcome in outcomes}
    assert set(scores(classroom)) >= done
    assert len(scores(classroom)) < 12
    again = tmp_path / "again"
    again.mkdir()
    successor = Machines(again)
    try:
        successor.worker()
        found = grade(classroom, scheduler=successor.address)
    finally:
        successor.close()
    assert {name for name, outcome in found.items() if outcome.cached} >= done
    assert set(scores(classroom).values()) == {28}
    assert len(scores(classroom)) == 12


def test_only_so_many_are_on_their_way(many, machines, monkeypatch):
    """Two for each thread of a worker, and no more bytes than there is room for."""
    machines.worker("--nthreads", "3")
    bundle = make_bundle(many, NAME)
    data = many.notebook(NAME).read_bytes()
    pool = cluster.Cluster(bundle, Settings(True, 60.0, ()), machines.address)
    try:
        while pool.full:  # until the worker is ready
            assert pool.finished() == []
        given = 0
        while not pool.full:
            pool.add(Job(f"s{given}", Path()), data)
            given += 1
        assert given == 3 * AHEAD
        count = pool._client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks))
        assert count <= given + 1
        graded = []
        while pool.busy:
            graded += pool.finished()
        assert len(graded) == given
        monkeypatch.setattr(cluster, "_BYTES_AHEAD", len(data) // 2)
        pool.add(Job("large", Path()), data)
        assert pool.full
    finally:
        pool.close()


@pytest.fixture
def certificates(tmp_path: Path) -> dict[str, str]:
    """Dask's settings for TLS, with certificates made for this test."""
    authority, place = trustme.CA(), tmp_path / "certificates"
    place.mkdir()
    issued = authority.issue_cert("127.0.0.1")
    authority.cert_pem.write_to_path(str(place / "ca.pem"))
    issued.private_key_and_cert_chain_pem.write_to_path(str(place / "both.pem"))
    roles = ("SCHEDULER", "WORKER", "CLIENT")
    prefix = "DASK_DISTRIBUTED__COMM__TLS"
    return {
        f"{prefix}__CA_FILE": str(place / "ca.pem"),
        **{
            f"{prefix}__{role}__{kind}": str(place / "both.pem")
            for role in roles
            for kind in ("CERT", "KEY")
        },
    }


def test_the_connection_can_be_encrypted(many, undisturbed, certificates, tmp_path, monkeypatch):
    """By Dask's own TLS and settings; without certificates nobody gets in."""
    folder = tmp_path / "machines"
    folder.mkdir()
    machines = Machines(folder, protocol="tls", settings=certificates)
    try:
        machines.worker()
        assert machines.address.startswith("tls://")
        with pytest.raises(CourseError, match=r"no scheduler .* no certificates are set"):
            grade(many, scheduler=machines.address)
        with monkeypatch.context() as patch:
            patch.setattr(cluster, "_SECONDS_TO_ANSWER", 3)
            with pytest.raises(CourseError, match="no scheduler at tcp"):
                grade(many, scheduler=machines.address.replace("tls", "tcp"))
        for name, value in certificates.items():
            monkeypatch.setenv(name, value)
        cluster.dask.config.refresh()
        grade(many, scheduler=machines.address)
        assert_same(many, undisturbed)
    finally:
        machines.close()
        monkeypatch.undo()
        cluster.dask.config.refresh()


@pytest.mark.parametrize(
    ("address", "warned"),
    [
        *(("tcp://192.0.2.1:8786", True), ("tcp://[2001:db8::1]:8786", True)),
        *(("tcp://127.0.0.1:1", False), ("tcp://localhost:1", False), ("tcp://[::1]:1", False)),
    ],
)
def test_a_connection_that_others_could_read_is_warned_of(address, warned, capsys, monkeypatch):
    """Any but loopback, without TLS."""
    monkeypatch.setattr(cluster, "_SECONDS_TO_ANSWER", 0.5)
    with pytest.raises(CourseError, match="no scheduler at"):
        cluster._connect(address)
    assert ("is not encrypted" in capsys.readouterr().err) is warned


@pytest.mark.parametrize("address", ["nonsense", "127.0.0.1", "http://127.0.0.1:1", "tcp://", ""])
def test_an_address_that_is_none_is_said_so(address):
    """With an example of one."""
    with pytest.raises(CourseError, match="An address looks like tcp://HOST:8786"):
        cluster._connect(address)


def _all(machines: Machines) -> list[psutil.Process]:
    return [c for p in machines.workers for c in psutil.Process(p.pid).children(recursive=True)]


def test_ctrl_c_finishes_what_is_on_its_way(classroom, machines):
    """And begins nothing new."""
    for number in range(12):
        submit(classroom, f"s{number:02}", "import time; time.sleep(1)")
    machines.worker()
    run = Run(classroom, NAME, [], Options(scheduler=machines.address))
    outcomes = run.outcomes()
    done = [next(outcomes).student]
    run.stop()
    done += [outcome.student for outcome in outcomes]
    assert len(done) <= 1 + 2 * AHEAD
    assert sorted(scores(classroom)) == sorted(done)
