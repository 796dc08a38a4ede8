"""What the facts of a record say. Each `# %%` begins a cell for editors that run cells."""

# %% A record in memory, with the sample articles
from collections import Counter

from facts import FactKind, Filters, Library, Modality, Polarity, samples

library = Library.open(":memory:")
for article in samples.articles():
    library.add(article)
print(library.counts())

# %% Which kinds of facts are there?
facts = [fact for info in library.articles() for fact in library.facts(info.id)]
for kind, count in Counter(fact.kind for fact in facts).most_common(5):
    print(f"{count:5} {kind}")

# %% Who is named most often?
people = Counter(fact.value for fact in facts if fact.kind is FactKind.PERSON)
for name, count in people.most_common(5):
    print(f"{count:5} {name}")

# %% What is said not to be so, or only planned?
for fact in facts:
    if fact.polarity is Polarity.NEGATED or fact.modality is Modality.PLANNED:
        print(f"{fact.modality:10} {fact.subject} | {fact.predicate} | {fact.value}")

# %% Which days do the articles of a source speak of?
for info in library.articles(Filters(source="OXN")):
    days = {fact.normal for fact in library.facts(info.id) if fact.kind is FactKind.DATE}
    print(info.title, sorted(day for day in days if day))

# %% A fact is a stretch of the article's own text
fact = facts[0]
assert library.get(fact.article_id).text[fact.span.start : fact.span.end] == fact.value

# %% And a question is answered with the sentence that states it
found = library.ask("Who is the Permanent Representative of Tonga?")
if found.status == "answered":
    print(found.short, "|", found.citations[0].quote)
library.close()
