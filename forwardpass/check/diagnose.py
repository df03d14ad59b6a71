"""Sentences for the mistakes that any task can meet.

A task's own mistakes come with its data; these are asked where none of them
fits. Each sentence says what is the case and what to do next.
"""

GENERAL = {
    "not_a_function": "The name no longer stands for a function. Run the cell that defines it "
    "once more, and use another name for your results.",
    "forbidden": "This task is to be solved without it: write out yourself what it would do.",
    "loop": "This task is to be solved without a loop: one product over the whole batch computes "
    "all examples at once.",
    "endless": "Your function did not come to an end, and was stopped. Follow its loop by hand: "
    "what changes from round to round, and when is its condition false?",
    "stopped": "Your function was still running when you stopped it. Should it have come to its "
    "end by then? Follow its loop by hand: what changes from round to round, and when is its "
    "condition false?",
    "call": "Your function cannot be called with these arguments. Leave the line with `def` as it "
    "was released: its parameters are part of the task.",
    "error": "Your own code stopped with an error. Call the function with a small example in a "
    "cell of its own: there you see every step on the way to the error.",
    "truth_value": "`if`, `and`, `max` and `min` want one truth value, and an array has many. Work "
    "entry by entry: `np.maximum`, `np.minimum`, `np.where`, `&`.",
    "inner_lengths": "`@` needs equal inner lengths: as many columns on the left as rows on the "
    "right. Write both shapes down. Which matrix comes first?",
    "power": "`^` is no power in Python, but a comparison of bits. A power is written `**`: "
    "`x ** 2` is x squared. For a power of e there is `np.exp`.",
    "do_not_broadcast": "Two shapes do not fit for `+`, `-`, `*` or `/`. Write them one below the "
    "other, aligned on the right: lengths must be equal, or 1. A sum or maximum over an axis keeps "
    "it as 1 with `keepdims=True`.",
    "past_the_end": "An index went past the end. Positions run from 0 to the length minus 1; the "
    "shape of a vector has a single entry.",
    "no_position": "An index must be a whole number. `for i in x` goes through the numbers in x, "
    "`for i in range(len(x))` through their positions.",
    "too_few_axes": "The array has fewer axes than that. A vector has axis 0 only, and takes one "
    "index; a number has none. Print the shape in front of this line.",
    "one_number": "`float`, `int` and the functions of `math` take a single number, and this is an "
    "array. NumPy's own functions take arrays: `np.exp`, `np.sqrt`.",
    "none_inside": "A value in this line is None: a step before it gave nothing back. `append`, "
    "`sort`, `shuffle` and `print` return None; do not assign their result.",
    "no_entries": "This is a single number: it has no length, and no entries to go through. Which "
    "argument is an array, and which is a number?",
    "not_callable": "Round brackets behind a value call it, and only functions can be called. A "
    "product needs `*`, an index square brackets, and `.shape` and `.T` none at all.",
    "shape_as_tuple": "A shape is one argument, a tuple: `np.zeros((n, m))`, with two pairs of "
    "brackets.",
    "no_whole_number": "A single whole number is needed here, such as a length or an axis, and "
    "this is a float or an array. Dividing with `/` gives a float, `//` an int; several arrays "
    "come as one list: `np.concatenate([x, y])`.",
    "unpack": "On the left of `=` must stand as many names as values come from the right, and here "
    "their number may differ from call to call.",
    "arguments": "A function got more arguments than it takes, or fewer. Several arrays may have "
    "to come as one list, as in `set_weights([W, b])`; a method's first parameter is `self`.",
    "weights_do_not_fit": "The layer was made for weights of another shape. It has as many units "
    "as W has columns, takes as many features as W has rows, and wants W as it is, then b.",
    "broken_message": "You raise an error here, and rightly, but its message could not be built: "
    'shapes and numbers are no text. An f-string takes them: `f"… {value}"`.',
    "own_error": "You raised this error yourself, but these arguments are fine: look at the "
    "condition in front of that line.",
    "unknown_name": "This name is not known there. Is it misspelled, or made only later, or no "
    "argument of this function? A function of an earlier exercise must be copied into this cell, "
    "a module be imported; NumPy's own names begin with `np.`",
    "other_error": "An error is right here, but a ValueError is asked for. Test the arguments "
    "first, and `raise ValueError(...)` with a message.",
    "by_itself": "This error is of the right kind, but it came by itself, and its message does not "
    "say what the caller needs. Test the arguments first, and `raise ValueError(...)` with a "
    "message that names what is missing above.",
    "message": "The error is the right one, but its message lacks what is named above. "
    'Curly braces in an f-string put a value into it: `f"… {value}"`.',
    "warned": "The numbers are right, but NumPy warned on the way: a number grew past the largest "
    "float, or a branch was computed that is not used. Compute each branch only where it is safe.",
    "no_error": "These arguments have no sensible answer. Test for that first, and "
    "`raise ValueError(...)` with a message. Printing or returning an error is not raising it.",
    "changed": "Your function changed its own argument, and so the caller's data. "
    "Build a new array, or work on a copy: `X.copy()`.",
    "none": "Your function gave back None. Does every way through it end in `return`? "
    "Printing a result is not returning it.",
    "tensor": "The numbers may be right, but this is a TensorFlow tensor; a NumPy array is asked "
    "for. `.numpy()` makes one.",
    "list": "This is a Python list or tuple; a NumPy array is asked for. `np.array(...)` makes "
    "one, and gives it a shape.",
    "list_for_tuple": "This is a list or an array; a tuple is asked for. `tuple(...)` makes one.",
    "one_for_tuple": "This is one value; a tuple of several is asked for. Return all of them, with "
    "commas between: `return W, b`.",
    "list_for_number": "This is a list or tuple; a single number is asked for. Is a sum missing? "
    "A comma behind a value makes a tuple, too.",
    "scalar": "This is a single number; an array is asked for. Was an axis summed away?",
    "array_for_number": "This is an array; a single number is asked for. Is a sum or an index "
    "missing?",
    "float_for_int": "This is a float; a whole number, an int, is asked for. Counting gives ints; "
    "dividing with `/` gives floats.",
    "not_numbers": "The array does not hold real numbers. Rows of different lengths, or a list "
    "inside an array, do that.",
    "type": "This is not the kind of value that the task asks for. Reread what it should return.",
    "property": "The result should have a property that it does not have: the one named above.",
    "missing": "A part of the result is missing.",
    "length": "The number of items is not right.",
    "axes_of_length_one": "The numbers are there, but an axis of length 1 is missing, too many "
    "or in the wrong place. `reshape`, `np.newaxis` and `keepdims=True` deal with those.",
    "transposed_shape": "The shape is the right one, the other way round. Which axis should "
    "come first?",
    "same_size_other_shape": "There are as many numbers as there should be, in another shape. "
    "Look at the lines where axes are merged or joined.",
    "shape": "The shape is not right. Write the shape of each line's result beside it, and find "
    "the first that surprises you.",
    "nan": "There is NaN, “not a number”, in the result: it comes from ∞/∞, 0/0, ∞ − ∞ or ∞ · 0. "
    "Print the steps, and find the first that holds it.",
    "dtype": "The numbers are right, but their dtype is not. The task says which dtype the "
    "result has.",
    "number": "This is not the right one. Take the smallest example, work it out on paper, and "
    "compare step by step.",
    "word": "This is not the word that is asked for. Compare it, letter by letter, with the text "
    "of the task.",
    "item": "There are as many items as there should be, but not all of them are right. Work the "
    "one named above out on paper.",
    "only_first": "The first entry along axis 0 is right, and everything behind it is 0. Does "
    "`return` stand inside the loop, or does the loop end too early?",
    "value": "The shape is right, some of the numbers are not. Take the smallest example, work "
    "it out on paper, and compare step by step.",
}
