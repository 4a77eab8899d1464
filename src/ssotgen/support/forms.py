"""Forms, urlencoded or of several parts: members as a contract says that they are written."""

from collections.abc import AsyncGenerator, Callable, Mapping
from dataclasses import dataclass

from pydantic_core import from_json
from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from .negotiation import accepted, essence, is_json
from .operation import Style
from .styles import Pairs, decoded, from_pairs, raw_pairs
from .wire import Encoded, JsonText, Misfit, Shape, Tree, escaped, grow, to_json

_URLENCODED = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Member:
    """How one member of a form is written: as one of some media types (`image/png, image/jpeg`), of which JSON is
    decoded, else in a style of parameters.
    """

    media_type: str | None = None
    style: Style = "form"
    explode: bool = True


class Form(Encoded):
    """A form, urlencoded or of parts. `members` are those that are not written as usual; in an urlencoded form the
    others may be written in brackets.
    """

    def __init__(self, type: object, members: Mapping[str, Member] | None = None) -> None:
        super().__init__(type)
        self._members = members or {}

    def covers(self, media_type: str) -> bool:
        return media_type in (_URLENCODED, "multipart/form-data")

    async def read(self, content: bytes, headers: Headers) -> object:
        if essence(headers.get("content-type", "")) == _URLENCODED:
            return self.from_text(content.decode())
        return self.from_python(await _parts(content, self.shape, self._members, headers))

    def from_text(self, text: str) -> object:
        found = _members(raw_pairs(text), self.shape, self._members, decoded)
        return self.from_tree({name: _unpacked(tree, self.shape.member(name)) for name, tree in found.items()})


async def _parts(content: bytes, shape: Shape, members: Mapping[str, Member], headers: Headers) -> dict[str, object]:
    """Read the parts of a form: files as bytes, objects as JSON, anything else as the text of a parameter."""

    async def stream() -> AsyncGenerator[bytes, None]:
        yield content

    try:
        form = await MultiPartParser(headers, stream(), max_part_size=len(content) + 1).parse()
    except MultiPartException as error:
        raise ValueError(error.message) from error
    parts: dict[str, list[object]] = {}
    texts: list[tuple[str, str]] = []
    try:
        for key, value in form.multi_items():
            name = key if key in shape.members else key.removesuffix("[]")
            member = shape.member(name)
            item = member.items if member.is_array else member
            said = members.get(name)
            structured = is_json(said.media_type or "") if said else item.is_object and name in shape.members
            if isinstance(value, str) and not structured and (said or name not in shape.members):
                texts.append((key, value))
                continue
            try:
                if isinstance(value, UploadFile):
                    part = await _file(value, item, said)
                else:
                    part = _text(value, item, structured)
            except ValueError as error:
                raise Misfit([(f"/{escaped(name)}", "It cannot be read as its media type.")]) from error
            parts.setdefault(name, []).append(part)
    finally:
        await form.close()
    found: dict[str, object] = {
        name: values if shape.member(name).is_array else values[-1] for name, values in parts.items()
    }
    spread = _members(texts, shape, members, str)
    return found | {name: _value(tree, shape.member(name)) for name, tree in spread.items()}


def _members(
    pairs: Pairs, shape: Shape, members: Mapping[str, Member], decode: Callable[[str], str]
) -> dict[str, Tree]:
    """Take out what is written in an unusual way; what is left is repeated or in brackets."""
    found: dict[str, Tree] = {}
    own = {*shape.members, *members}
    for name, one in members.items():
        member = shape.member(name)
        if one.media_type:
            values = [_json(decode(value)) if is_json(one.media_type) else decode(value)
                      for key, value in pairs if key == name]  # fmt: skip
            tree: Tree | None = values or None
        else:
            tree = from_pairs(
                pairs, name, member, style=one.style, explode=one.explode, siblings=own - {name}, decode=decode
            )
        if tree is not None:
            found[name] = tree
        spread = member.members if one.explode and member.is_object else ()
        pairs = [
            (key, value)
            for key, value in pairs
            if key != name and not key.startswith(f"{name}[") and (key not in spread or key in own)
        ]
    return {**grow([(key, decode(value)) for key, value in pairs], shape), **found}


def _unpacked(tree: Tree, shape: Shape) -> Tree:
    """Read texts as JSON where only objects are meant, as OpenAPI has it for what is not said to be in brackets."""
    item = shape.items if shape.is_array else shape
    if isinstance(tree, str | Mapping) or not item.is_only_object:
        return tree
    return [_json(one) if isinstance(one, str) and _is_object(one) else one for one in tree]


def _is_object(text: str) -> bool:
    try:
        return text.startswith("{") and isinstance(from_json(text, allow_inf_nan=False), dict)
    except ValueError:
        return False


def _json(text: str) -> JsonText:
    from_json(text, allow_inf_nan=False)
    return JsonText(text)


def _text(text: str, item: Shape, structured: bool) -> object:
    return from_json(text, allow_inf_nan=False) if structured else _value(text, item)


async def _file(file: UploadFile, item: Shape, said: Member | None) -> object:
    content, sent = await file.read(), file.content_type or ""
    wanted = said.media_type if said else None
    if wanted and not accepted((sent,), wanted):
        raise ValueError(f"it is {sent}, not {wanted}")
    if is_json(wanted or "") or (item.is_object and is_json(essence(sent))):
        return from_json(content, allow_inf_nan=False)
    return _value(content.decode(), item) if item.is_text and not item.is_bytes else content


def _value(tree: Tree, shape: Shape) -> object:
    return from_json(to_json(tree, shape), allow_inf_nan=False)
