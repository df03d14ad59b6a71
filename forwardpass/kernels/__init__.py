"""Kernels that start with NumPy and TensorFlow imported, for running many notebooks.

A kernel's start is a second, and importing TensorFlow in it several more. Here
one process imports both once and forks a kernel whenever one is wanted:

- ``server`` is that process;
- ``provisioner`` asks it for kernels, through jupyter_client's extension point
  for where kernels come from;
- ``plugin`` makes pytest use it.

Notebooks that do not need TensorFlow run first, in kernels without it, while it is
being imported.

A fork is as good as a fresh kernel: TensorFlow is imported, but nothing was
computed with it, and random generators are seeded anew.
"""
