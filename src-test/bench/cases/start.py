"""The launcher's own start, from process start to end."""
from measure import command


def rows(rounds, threads):
    for words in (["./graft", "--version"], ["./graft", "list"]):
        yield f"`{' '.join(words)}`, s", [command(words)[1] for _ in range(rounds + 2)]
