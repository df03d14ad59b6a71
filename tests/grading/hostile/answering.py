"""Notebooks whose processes answer the grader with messages that are hard to read."""

from case import answering, first, hostile

from forwardpass.grading.verdicts import Verdict


@hostile(Verdict.CRASHED, Verdict.FAILED)
def answers_with_a_view_that_looks_huge():
    return answering(
        """
        reply = raw(b'{"value": {"view": 0, "offset": 0, "dtype": "<f8", "shape": [1099511627776],'
                    b' "strides": [0]}}')
        answers(lambda question: reply, "call")
        """
    )


@hostile(Verdict.CRASHED, Verdict.FAILED)
def answers_with_a_view_beyond_its_array():
    """The steps are so large that the address wraps round to where it may be."""
    return answering(
        """
        reply = raw(b'{"value": {"view": 0, "offset": 0, "dtype": "<f8",'
                    b' "shape": [549755813889, 1], "strides": [33554432, 8]}}')
        answers(lambda question: reply, "call")
        """
    )


@hostile(Verdict.CRASHED)
def answers_with_arrays_that_share_all_their_bytes():
    return answering(
        """
        one = b'{"array": "|u1", "shape": [16000000], "at": 0},'
        reply = raw(b'{"value": [' + (one * 50_000)[:-1] + b']}', bytes(16_000_000))
        answers(lambda question: reply, "call")
        """
    )


@hostile(Verdict.CRASHED)
def answers_with_keys_that_all_have_the_same_hash():
    """Whole numbers that differ by multiples of 2**61 - 1 do; so a set of them takes for ever."""
    return answering(
        """
        P = 2**61 - 1
        keys = ",".join('{"int": "%s"}' % hex(7 + n * P) for n in range(1000, 90_000))
        reply = raw(b'{"value": {"set": [' + keys.encode() + b']}}')
        answers(lambda question: reply, "call")
        """
    )


@hostile(Verdict.CRASHED)
def answers_with_fractions_that_all_have_the_same_hash():
    return answering(
        """
        P = 2**61 - 1
        keys = ",".join('[{"fraction": ["%s", "%s"]}, 0]' % (hex(5 * d + P * 7), hex(d))
                        for d in range(2, 60_000))
        reply = raw(b'{"value": {"dict": [' + keys.encode() + b']}}')
        answers(lambda question: reply, "call")
        """
    )


@hostile(Verdict.CRASHED, Verdict.FAILED)
def answers_with_objects_of_thousands_of_classes():
    return answering(
        """
        one = ",".join('{"object": %d, "kinds": [["a", "b%d"], ["c", "d"]]}' % (n, n)
                       for n in range(60_000))
        reply = raw(b'{"value": [' + one.encode() + b']}')
        answers(lambda question: reply, "call")
        """
    )


@hostile(Verdict.FAILED, Verdict.TIMEOUT)
def answers_with_as_many_values_as_fit():
    return answering(
        """
        count = [0]
        def reply(question):
            count[0] += 1
            return raw(b'{"value": [' + b"1.5," * (199_990) + b'2]}')
        answers(reply, "call", "items")
        """
    )


@hostile(Verdict.CRASHED)
def answers_with_values_nested_very_deeply():
    return answering(
        """
        deep = b"[" * 100_000 + b"]" * 100_000
        answers(lambda question: raw(b'{"value": ' + deep + b"}"), "call")
        """
    )


@hostile(Verdict.CRASHED)
def answers_with_a_number_of_a_million_digits():
    return answering(
        """
        answers(lambda question: raw(b'{"value": ' + b"9" * 1_000_000 + b"}"), "call")
        """
    )


@hostile(Verdict.FAILED)
def answers_with_numbers_that_have_no_end():
    """Python takes them for infinite ones."""
    return answering(
        """
        answers(lambda question: raw(b'{"value": 1e999999999999999999}'), "name")
        """
    )


@hostile(Verdict.CRASHED)
def announces_more_than_a_message_may_be():
    return answering("answers(lambda question: b'\\xff' * 8, 'name')")


@hostile(Verdict.TIMEOUT)
def answers_in_a_trickle():
    return answering(
        """
        import gc, socket, time
        def reply(question):
            for thing in gc.get_objects():
                if isinstance(thing, socket.socket) and thing.fileno() > 2:
                    thing.sendall(LENGTHS.pack(4_000_000, 0))
                    while True:
                        thing.sendall(b" ")
                        time.sleep(0.05)
        answers(reply, "name")
        """
    )


@hostile(Verdict.TIMEOUT)
def answers_never():
    return answering("import time\nanswers(lambda question: time.sleep(600), 'name')")


@hostile(Verdict.TIMEOUT)
def answers_before_it_has_read_the_question():
    """It stops reading: what the grader sends must not wait for ever."""
    return first(
        """
        import gc, socket, time
        for thing in gc.get_objects():
            if isinstance(thing, socket.socket) and thing.fileno() > 2:
                thing.sendall(LENGTHS.pack(2, 0) + b"{}")
        time.sleep(600)
        """.replace("LENGTHS.pack(2, 0)", "bytes([0, 0, 0, 2, 0, 0, 0, 0])"),
        scale="x = '" + "y" * 3_000_000 + "'",
    )


@hostile(Verdict.CRASHED)
def closes_the_channel():
    return first("import os\nos.closerange(3, 256)\nwhile True: pass")


@hostile(Verdict.CRASHED)
def closes_the_channel_and_lives_on():
    return first(
        "import gc, socket, time\n"
        "for thing in gc.get_objects():\n"
        "    if isinstance(thing, socket.socket): thing.close()\n"
        "time.sleep(600)"
    )
