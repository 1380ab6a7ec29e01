"""Records what Python's re.finditer finds, for a table of patterns and texts: python record-finditer.py > finditer.json

Each row holds a pattern and, by text, the byte ranges of its matches, or null where Python refuses the pattern.
"""

import json
import re
import sys
import warnings

warnings.simplefilter("ignore")

TEXTS = [
    "",
    "\n",
    "a",
    "abc\n",
    "aaa",
    "\n\n\n",
    "x = 1  # pragma: no cover\n",
    "def f(a,\n      b) -> int:\n    ...\n\n\n    \n  ...  # end\n...",
    "if TYPE_CHECKING:\n    import a\n\n\n    if typing.TYPE_CHECKING:\n        b\n",
    "\n\n\n\n   \n\t\n  raise x\n\n\n  raise y\n",
    "one two\r\nthree\x0cfour\x1cfive\x85six\u2028seven\u00a0eight\n",
    "é ß ſ K İ ı i I k s µ Σ σ ς Ǆ ǅ ǆ\n",
    "αβγ 日本語 ١٢٣ ² ⅷ x_y a\u0301 ‿ 𝒳𝟘 😀\n",
    "aXbxcX\nX\n\nx\n",
    "'it''s' \"a\" (b) [c] {d} a{,3} a{2} --- ]\\ ^$",
    "abab abba aabb ab\nab\nba",
    "foo foobar barfoo foo.bar FOO Foo\n",
    "0x1F 0o17 12_000 3.14e-5 \x01\x07\x08\x0b\x7f\n",
    "class A:\n    def m(self): ...\n    async def n(self): ...\n    @abstractmethod\n    def o(self) -> None:\n        ...\n",
    "a" * 40 + "\n" + "b" * 30 + "\n" + "ab" * 20,
    "if x:  # pragma:no cover\n  y\n# PRAGMA\nNO\nCOVER\n#\n\n\n# pragma\n\n\nno\ncoverage",
    "while True:\n    if 1:\n        x\nwhile 0: y\n    # no branch\n    if False: z\n",
    "\u2003\n \u00a0\n\tif 1:\u00a0\n \x85  \u3000while 0:\n  é: x\n   é\u2028  b\n\u2028\n\n  a: if 1: b\n",
]

PATTERNS = r"""
#\s*(pragma|PRAGMA)[:\s]?\s*(no|NO)\s*(cover|COVER)
^\s*(((async )?def .*?)?[\])]+(\s*->.*?)?:\s*)?\.\.\.\s*(#|$)
^\s*if (typing\.)?TYPE_CHECKING:
#\s*(pragma|PRAGMA)[:\s]?\s*(no|NO)\s*(branch|BRANCH)
^\s*while (True|1|False|0):
^\s*if (True|1|False|0):
(?:#\s*(pragma|PRAGMA)[:\s]?\s*(no|NO)\s*(cover|COVER))|(?:^\s*(((async )?def .*?)?[\])]+(\s*->.*?)?:\s*)?\.\.\.\s*(#|$))|(?:^\s*if (typing\.)?TYPE_CHECKING:)
^\s*(?:if|while) (?:1|0):
^\s*[é]:
^\s*[a-zé]
^\s+é
^\s*\xa0\s*i
^\s*\S:?
^\s{2,}if
(?a)^\s*while
^\s*(?i:IF|\u212a)
^\s*(x)?a
^\s*raise
\s*raise
\s+raise
\s*?raise \w
^\s+
^\s*
\s*
\s+
\s*$
^$
^
$
\A
\Z
\A.*
.*\Z
(?s:.*)
(?s:.)+
(?s)a.*
\A(?s:.*)\Z
.
.*
.+
.*?
.+?
a*
a*?
a+
a??
a|
|a
(?:)
()
(a|ab)(c|bcd)?
(a)|b
(?P<x>a)(?P=x)
(?P<x>a)\1
(a)(b)?\2
(a)(?(1)b|c)
(a)?(?(1)b|c)
(?P<q>a)?(?(q)b|c)
(?(1)a|b)
(?:(?(1)a|b)(c))*
(a)?(?(1)b)
(a)?(?(1)b|c|d)
(?(0)a)
(?(2)a)(b)
(?(z)a)(b)
(a\1)
\1(a)
\2(a)
(?P=x)(?P<x>a)
(?P<x>a)(?P<x>b)
(?P<1x>a)
(?P<x y>a)
(?P<>a)
(?P<é>é)
(?P<x
(?P>x)
(?<x>a)
(?i)foo
(?i:foo)bar
(?i:F)oo
foo(?i)
(?i)(?s)f.
 (?i)foo
|(?i)foo
((?i)foo)
(?-i:foo)
(?i)(?-i:F)oo
(?i-s:foo)
(?i-i:foo)
(?a-i:x)
(?-a:x)
(?-u:x)
(?-:x)
(?i
(?iz)a
(?iz:a)
(?ii)foo
(?L)foo
(?L:foo)
(?a)\w+
(?u)\w+
(?au)x
(?a:\w+)
(?a:(?u:\w+))
(?a)\d+
(?a)\s+
(?a)\b
(?a)\B.
(?a)\W+
(?a)\S+
(?a)\D+
(?a)(?i)k
(?a)(?i)[a-zß]+
(?ai)[^k]
(?i)k
(?i)K
(?i)s
(?i)ſ
(?i)i
(?i)ı
(?i)İ
(?i)ß
(?i)µ
(?i)[σ]
(?i)[a-z]+
(?i)[^a-z\s]+
(?i)[h-j]
(?i)ǆ
(?i)(x)\1
(?i)(a)x\1
(?m)^a
(?-m:^a)
(?-m:a$)
(?-m:$)
(?-m:^)
(?s-m:^.)
(?x) a b  # comment
(?x)a\ b
(?x)[a ]+
(?x: a b ) c
(?x)a{ 2}
(?x)a +
(?x) ( ?:a)
(?-x: a)
(?x)(?-x: )x
  (?x)a
(?x) # only
(?x)a # b \) c
(?x)a # b\
(?#a\
\w+
\W+
\d+
\D+
\s
\S+
\b
\B
\b\w
\bfoo\b
\Bo
\b.*?\b
[\w]+
[^\w]+
[\W\d]+
[\s\d]+
[^\s]+
[\S]+
[^\S]
[\D]+
[^\D]+
[\d-z]
[a-\d]
[z-a]
[a-]
[-a]
[a\-z]
[]a]+
[^]a]+
[]
[^]
[
[a
[[a]+
[[:alpha:]]+
[a&&b]
[a--b]
[a||b]
[\b]
[\B]
[\A]
[\x41-\x46]+
[\u0041é]
[\0]
[\01]
[\1]
[\8]
[\400]
[\377]
[^\n]+
[\]]
[\\]
[\^a]
[a^]
[.]
[$]
\0
\01
\001
\x
\x4
\x41
\x61
\u00e9
\u00
\U0001F600
\U00110000
\ud800
[\ud7ff-\ue000]
\N{DIGIT ONE}
\N{LATIN SMALL LETTER E WITH ACUTE}
\N{digit one}
\N{NO SUCH}
\N{}
\N
[\N{DIGIT ONE}a]
\141
\400
\377
\8
\99
\18
(a)\141
(a)\18
\q
\y
\G
\K
\R
\h
\X
\Q.\E
\C
\p{L}
\a
\f
\n
\r
\t
\v
\-
\_
\é
\ 
\#
\/
\"
\
a\
\.
a{2}
a{2,}
a{,2}
a{1,2}
a{,}
a{2,1}
a{}
a{
a{2
a{2,
a{x}
a{2,x}
a{,x}
{2}
{
{}
{,}
a{1}{2}
a{0}
a{0,0}
a{01}
a{2}?
a{2,3}+
a{,3}+
a{1,3}?b
a**
a*?*
a*+
a*+a
a++b
a?+a
a?+?
a+?+
(?>a+)a
(?>a+)b
(?>a|ab)c
(?>)
*
+
?
^*
$*
\b+
\A?
(^)*a
(?:^)*a
(?:a*)*
(?:a*)+
(a*)*
(a|b)*
(?:a|)*b
(?:|a)+
(?:|a)*
(?:a|(?:))+
(?=a)
(?=a)*b
(?!a)
(?!a).
(?!)
(?=)
(?<=a)b
(?<=a|b)b
(?<=a|bc)b
(?<=a*)b
(?<=a{2})b
(?<=a{2,3})b
(?<!a)b
(?<!^)a
(?<=^)a
(?<=$)\n
(?<=\b)a
(?<=(a))b
(?<=(a)\1)b
(a)(?<=\1)b
(?<=(?=b))b
(?<=(?<=a)b)a
(?<=)
(?<=b(?=){1,2})a
(?<=b(?=a){0,2})a
(?<=(){1,}b)a
(?<!b(?=a)*)a
(?<=\n)\s*\w
(?<!\n)$
(?<a)b
(?#comment)a
a(?#comment)*
(?#comment
(?#a\)b)
(
)
(a
a)
(a))
((a)
(?
(?)
(?:
(?:a
(?i:a
(?=a
(?P
(?P<x>
(?z)
(?'x'a)
(?|a|b)
(?&x)
(?R)
(?1)
(*SKIP)a
(*FAIL)
(?C1)a
\g<1>
\k<x>
$\n^
\n^
^\n
\n$
$\n
a$
^a
x$|^x
[^a]$
\s*#
^\s*$
^\s*\n
^\s*#.*\n
^\s*(?:#.*)?$
^\s*\S
^\s*(?=raise)
^\s*?raise
^\s{2,}raise
^\s{1,3}raise
^\s++raise
^ *raise
^[ \t]*raise
^\s*(?!raise)\w+
\n\s*\n
\n+
\n*raise
a+b
a*b
(a+)+$
aa|a
a|aa
(?:a|b|ab)+
X(?=\n)
(?<=X)\n
X\nX
.\n.
..
^.
.$
^..$
'[^']*'
"[^"]*"
\{.*?\}
\(.*\)
def \w+\(.*\)
if __name__ == .__main__.:
raise NotImplementedError
@(abc\.)?abstractmethod
class .*\bProtocol\):
^\s*\.\.\.\s*$
^\s*(async )?def .*:\n\s*\.\.\.
def (?P<name>\w+)\(self\)(?s:.*?)def
(?s)def.*?\.\.\.
(?s:def.*\.\.\.)
\A(?s:.*#\s*pragma.*)\Z
é|ß
[é-ß]
[ß-é]+
[^é]
日本
日*
(?:日|本)+
\u65e5.
😀
[😀-😂]
[\U0001F600]
\w日
(?i)É
(?i)[É]
(?i)[À-Ö]
(?i)Α
.(?=\u0301)
¹|²
[²ⅷ]
""".strip("\n").split("\n")


def ranges(pattern, text):
    """The matches in bytes of UTF-8."""
    found = []
    for match in re.finditer(pattern, text, re.MULTILINE):
        found.append([len(text[:end].encode()) for end in match.span()])
    return found


def row(pattern):
    try:
        re.compile(pattern, re.MULTILINE)
    except (re.error, OverflowError):
        return {"pattern": pattern, "matches": None}
    return {"pattern": pattern, "matches": [ranges(pattern, text) for text in TEXTS]}


def write():
    rows = [row(pattern) for pattern in PATTERNS]
    version = "%d.%d" % sys.version_info[:2]
    print('{"python": "%s",\n"texts": [' % version)
    print(",\n".join(json.dumps(text) for text in TEXTS))
    print('],\n"rows": [')
    print(",\n".join(json.dumps(one, separators=(",", ":")) for one in rows))
    print("]}")


write()
