"""One document by a new process: ``cold.py CONTENDER TEMPLATE DATA OUT``, for the cold time.

For each contender the script that its user would write: read the data (JSON), fill the template,
write the document. Nothing else is imported, so that the process is the contender's own.
``ours-kept`` keeps the compiled template in the folder that BENCHMARK_STORE names.
"""

import json
import os
import sys

contender, template, data, out = sys.argv[1:]
with open(data, encoding="utf-8") as file:
    context = json.load(file)
if contender in ("ours", "ours-kept"):
    from filings.word.engine.store import Store
    from filings.word.render import render
    from filings.word.template import template_from_bytes

    store = Store(os.environ["BENCHMARK_STORE"]) if contender == "ours-kept" else None
    with open(template, "rb") as file:
        read, found = template_from_bytes(file.read(), name="benchmark.docx", store=store)
    if read is None:
        raise ValueError(found)
    rendered = render(read, context)
    if rendered.content is None:
        raise ValueError(rendered.diagnostics[:3])
    with open(out, "wb") as file:
        file.write(rendered.content)
elif contender == "docxtpl":
    from docxtpl import DocxTemplate

    document = DocxTemplate(template)
    document.render(context, autoescape=True)
    document.save(out)
elif contender == "mailmerge":
    from mailmerge import MailMerge

    with MailMerge(template) as document:
        document.merge(**context)
        document.write(out)
