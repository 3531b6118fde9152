"""Word documents: templates read and checked, filled with plain data, and read back.

- :func:`filings.word.template.read_template` reads a template; ``Template.check`` says what is
  wrong with its tags;
- :func:`filings.word.render.render` fills it;
- :data:`filings.word.rules.RULES` are the rules of family T.

Nothing is imported here: docxtpl, lxml and Jinja cost a fifth of a second.
"""
