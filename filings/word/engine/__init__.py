"""The engine: a template is compiled once to a program that prints the bytes of a document.

The stages, each a module, in the order in which a template goes through them:

========================  =========================================================================
:mod:`.plan`              the tree of a part, its tags known to be right → steps (:mod:`.steps`)
:mod:`.balance`           the proof that every step opens and closes the same elements
:mod:`.phrases`           expressions of the template language → expressions of Python
:mod:`.code`              steps → the code of one function a part
:mod:`.printing`          what that code calls: values → runs and paragraphs as bytes
:mod:`.table_state`       merges by key and the grid, while the rows of a table are printed
:mod:`.arrival`           the proof that every value stands in what was printed
========================  =========================================================================

A template that cannot be proven (:class:`.steps.NotProvable` says why) takes the long road through
a tree of elements, which docxtpl patches; the result is the same.
"""
