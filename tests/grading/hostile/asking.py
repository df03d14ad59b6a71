"""Notebooks that call somebody: over a network, or a person at a keyboard.

``LISTENER`` and ``ABSTRACT`` are where the tests listen on this machine; nobody must call.
"""

from case import first, hostile, solved

from forwardpass.grading.verdicts import Verdict

#: Put in place of these by the tests.
PORT, ABSTRACT = "47114711", "abstract-name-of-the-tests"

_LEAKED = 'leaked = "LEA" + "KED"\nimport socket\nsocket.setdefaulttimeout(1)\n'


def _calling(source: str) -> bytes:
    import textwrap

    return first(_LEAKED + textwrap.dedent(source))


@hostile()
def calls_by_tcp():
    return _calling(
        f"""
        for host in ("127.0.0.1", "localhost", "::1", "1.1.1.1", "169.254.169.254"):
            try:
                socket.create_connection((host, {PORT})).sendall(b"hello")
                print(leaked)
            except OSError as error:
                print(type(error).__name__)
        """
    )


@hostile()
def calls_by_udp():
    return _calling(
        f"""
        for family in (socket.AF_INET, socket.AF_INET6):
            try:
                socket.socket(family, socket.SOCK_DGRAM).sendto(b"hello", ("127.0.0.1", {PORT}))
                print(leaked)
            except OSError as error:
                print(type(error).__name__)
        """
    )


@hostile()
def asks_for_names():
    return _calling(
        """
        for name in ("example.org", "metadata.google.internal", socket.gethostname()):
            try:
                if not socket.getaddrinfo(name, 80)[0][4][0].startswith("127."): print(leaked)
            except OSError as error:
                print(type(error).__name__)
        """
    )


@hostile()
def opens_sockets_of_every_family():
    return _calling(
        """
        for family in range(1, 46):
            for kind in (1, 2, 3, 5):
                try:
                    if family != socket.AF_UNIX:
                        socket.socket(family, kind).close()
                        print(leaked, family, kind)
                except OSError:
                    pass
        """
    )


@hostile()
def calls_a_name_of_this_machine_that_is_no_file():
    return _calling(
        f"""
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
            try:
                socket.socket(socket.AF_UNIX, kind).connect("\\0{ABSTRACT}")
                print(leaked)
            except OSError as error:
                print(type(error).__name__)
        """
    )


@hostile()
def calls_services_of_this_machine():
    return _calling(
        """
        import glob
        for path in ("/run/docker.sock", "/var/run/docker.sock", "/run/dbus/system_bus_socket",
                     "/run/systemd/private", "/tmp/.X11-unix/X0", *glob.glob("/run/**/*.sock")):
            try:
                socket.socket(socket.AF_UNIX).connect(path)
                print(leaked, path)
            except OSError:
                pass
        """
    )


@hostile()
def downloads_a_package():
    return _calling(
        """
        import subprocess
        !timeout 2 pip install --quiet --disable-pip-version-check --retries 0 six-hostile 2>&1 | tail -1
        !timeout 2 curl -s http://example.org
        try:
            import urllib.request
            urllib.request.urlopen("http://example.org")
            print(leaked)
        except OSError as error:
            print(type(error).__name__)
        """
    )


@hostile()
def asks_a_question():
    return first("name = input('Who is there? ')\nprint(name)")


@hostile(Verdict.STUDENT_ERROR)
def asks_a_question_while_it_is_tested():
    return solved(scale="def scale(X):\n    return float(input('Please: ')) * X")


@hostile()
def reads_from_the_keyboard():
    return first(
        """
        import getpass, os, sys
        for read in (sys.stdin.read, lambda: os.read(0, 10), lambda: open("/dev/tty").read(),
                     lambda: getpass.getpass("?"), lambda: sys.__stdin__.read()):
            try: print(repr(read()))
            except Exception as error: print(type(error).__name__)
        """
    )


@hostile()
def stops_for_a_debugger():
    return first("import pdb\n%debug\nbreakpoint()")
