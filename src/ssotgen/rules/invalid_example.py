"""Examples that are not what they stand for."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.analysis.exact_schema import Direction
from ssotgen.analysis.samples import Place, Sample, misfits, places
from ssotgen.ir.contract import Operation, Parameter
from ssotgen.ir.media import MediaType
from ssotgen.plugin import Finding, Findings, FrozenMap, Label, Program, Severity, rule


@rule(Severity.WARNING)
def invalid_example(program: Program) -> Findings:
    """An example does not fit the schema that it illustrates.

    ## Why it matters
    Examples are what people copy first, and what mocks and tests are fed with. One that the service itself would refuse
    costs every reader the same hour. A request need not show what is `readOnly`, a response not what is `writeOnly`.

    ## Fix
    Correct the example, or the schema:

    ```yaml
    postalCode: {type: string, pattern: "^[0-9]{5}$", examples: [1067]}       # bad
    postalCode: {type: string, pattern: "^[0-9]{5}$", examples: ["01067"]}    # good
    ```
    """
    samples = list(_samples(program))
    links = {sample.origin for sample in samples if isinstance(sample.value, FrozenMap) and [*sample.value] == ["$ref"]}
    for misfit in misfits(program, samples):
        labels = (Label(misfit.used, "shown here"),) if misfit.used else ()
        why = "a `$ref` is not followed inside a value" if misfit.origin in links else misfit.text
        yield Finding(misfit.origin, f"the example does not fit its schema: {why}", labels=labels)


def _samples(program: Program) -> Iterator[Sample]:
    for contract in program.contracts:
        for operation in contract.operations:
            yield from _of_operation(operation)
        for place in places(program, contract):
            notes = place.schema.notes
            for index, value in enumerate(notes.examples):
                alone = notes.has_example and index == len(notes.examples) - 1
                yield Sample(place.schema.origin.child(*["example"] if alone else ["examples", index]), value, place)


def _of_operation(operation: Operation) -> Iterator[Sample]:
    for parameter in operation.parameters:
        yield from _of_holder(parameter, "request")
        if parameter.content:
            yield from _of_holder(parameter.content, "request")
    for media in operation.body.content if operation.body else ():
        yield from _of_holder(media, "request")
    for media in (media for response in operation.responses for media in response.content):
        yield from _of_holder(media, "response")


def _of_holder(holder: Parameter | MediaType, direction: Direction) -> Iterator[Sample]:
    if holder.schema is None:
        return
    for example in holder.examples.values():
        if isinstance(holder, MediaType) and isinstance(example.value, str) and "json" not in holder.type.lower():
            continue  # the text as it is sent, rather than the value it stands for
        own = example.origin.document == holder.origin.document
        inside = own and example.origin.pointer.startswith(f"{holder.origin.pointer}/")
        used = None if inside else holder.origin
        yield Sample(example.origin, example.value, Place(holder.schema, (direction,)), used)
