"""Notebooks that want to go on when they have been graded."""

from case import first, hostile, solved

from forwardpass.grading.verdicts import Verdict


@hostile()
def leaves_a_child():
    return first("import subprocess\nsubprocess.Popen(['sleep', '600'])")


@hostile()
def leaves_a_child_of_the_shell():
    return first("!nohup setsid sleep 600 >/dev/null 2>&1 &")


@hostile()
def leaves_a_daemon():
    return first(
        """
        import os, time
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                os.chdir("/")
                while True: time.sleep(1)
            os._exit(0)
        """
    )


@hostile()
def leaves_a_daemon_that_forks_on():
    """Whoever wants to kill it by its number comes too late."""
    return first(
        """
        import os, time
        if os.fork() == 0:
            for _ in range(1000):
                if os.fork(): os._exit(0)
                os.setsid()
                time.sleep(0.01)
            os._exit(0)
        """
    )


@hostile()
def leaves_children_that_ignore_signals():
    return first(
        """
        import os, signal, time
        for _ in range(5):
            if os.fork() == 0:
                for number in range(1, 65):
                    try: signal.signal(number, signal.SIG_IGN)
                    except (OSError, ValueError): pass
                signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
                while True: time.sleep(1)
        """
    )


@hostile()
def leaves_a_child_that_is_stopped():
    return first(
        """
        import os, signal, subprocess
        child = subprocess.Popen(["sleep", "600"])
        os.kill(child.pid, signal.SIGSTOP)
        """
    )


@hostile()
def leaves_a_child_that_is_traced():
    return first(
        """
        import ctypes, os, time
        if os.fork() == 0:
            ctypes.CDLL(None).ptrace(0, 0, 0, 0)
            time.sleep(600)
        """
    )


@hostile()
def leaves_dead_children_that_nobody_waits_for():
    return first(
        """
        import os
        for _ in range(25):
            if os.fork() == 0: os._exit(0)
        """
    )


@hostile()
def leaves_threads():
    return first(
        """
        import threading, time
        for _ in range(8):
            threading.Thread(target=time.sleep, args=(600,), daemon=False).start()
        """
    )


@hostile()
def leaves_something_to_do_at_its_end():
    return first(
        """
        import atexit, threading, time, weakref
        atexit.register(time.sleep, 600)
        threading._register_atexit(time.sleep, 600)
        class Late:
            def __del__(self): time.sleep(600)
        late = Late()
        weakref.finalize(late, time.sleep, 600)
        """
    )


@hostile()
def leaves_timers():
    return first(
        """
        import signal, threading, time
        signal.signal(signal.SIGVTALRM, lambda *a: time.sleep(600))
        signal.setitimer(signal.ITIMER_VIRTUAL, 5)
        threading.Timer(60, print, ("late",)).start()
        """
    )


@hostile()
def leaves_shared_memory_and_semaphores():
    return first(
        """
        import ctypes, multiprocessing.shared_memory as shared, multiprocessing
        libc = ctypes.CDLL(None)
        libc.shmget(0x5EED, 1 << 20, 0o1666)
        libc.semget(0x5EED, 5, 0o1666)
        libc.msgget(0x5EED, 0o1666)
        kept = shared.SharedMemory("left-by-a-hostile-notebook", create=True, size=1 << 20)
        lock = multiprocessing.Semaphore(3)
        """
    )


@hostile()
def leaves_a_pool_of_processes():
    return first(
        """
        import multiprocessing, time
        pool = multiprocessing.get_context("fork").Pool(4)
        waits = pool.map_async(time.sleep, [600] * 4)
        """
    )


@hostile()
def leaves_a_server():
    return first(
        """
        import os, socket, time
        server = socket.socket(socket.AF_UNIX)
        server.bind("\\0left-by-a-hostile-notebook")
        server.listen()
        if os.fork() == 0:
            while True: server.accept()
        """
    )


@hostile(Verdict.CRASHED)
def dies_and_leaves_a_child():
    return first(
        """
        import os, time
        if os.fork() == 0:
            os.setsid()
            time.sleep(600)
        os._exit(3)
        """
    )


@hostile(Verdict.TIMEOUT)
def leaves_children_while_it_is_tested_and_never_returns():
    return solved(
        scale="""
        import os, signal, time
        def scale(X):
            for _ in range(10):
                if os.fork() == 0:
                    os.setsid()
                    while True: time.sleep(1)
            signal.signal(signal.SIGALRM, signal.SIG_IGN)
            while True: time.sleep(1)
        """
    )
