"""The engine: a template is compiled once to a program that prints the bytes of a document.

The stages, each a module, in the order in which a template goes through them:

========================  =========================================================================
:mod:`.reading`           the tags of all parts, gathered and checked: everything that is wrong
:mod:`.plan`              the tree of a part → steps (:mod:`.steps`); what cannot be proven ends here
:mod:`.balance`           the proof that every list of steps closes what it opens
:mod:`.phrases`           expressions of the template language → expressions of Python
:mod:`.code`              steps → the code of one function a part
:mod:`.program`           all that is needed to print documents; :mod:`.store` keeps it on disk
:mod:`.printing`          what the code calls: values → runs and paragraphs as bytes (:mod:`.texts`)
:mod:`.table_state`       merges by key and the grid, while the rows of a table are printed
:mod:`.arrival`           the proof that every value stands in what was printed
:mod:`.short_road`        a program, data and pictures → the bytes of a document
========================  =========================================================================

A template that cannot be proven (:class:`.steps.NotProvable` says why) takes the long road through
a tree of elements, which docxtpl patches; the result is the same.
"""
