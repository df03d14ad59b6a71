"""Kernels that start with their imports done, for running many notebooks.

A kernel's start is a second, and importing TensorFlow in it several more. Here
one process imports NumPy and what a kernel is made of, and a second one TensorFlow,
each once. They fork a kernel whenever one is wanted:

- ``server`` is these two;
- ``provisioner`` asks it for kernels, through jupyter_client's extension point
  for where kernels come from;
- ``plugin`` makes pytest use it.

Notebooks that do not need TensorFlow run first, in kernels without it, while it is
being imported.

A fork is as good as a fresh kernel: TensorFlow is imported, but nothing was
computed with it, and random generators are seeded anew.
"""
