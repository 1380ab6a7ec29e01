import io  # hit
import pdb  # hit

import work  # hit


def both():  # hit
    work.classify(1)  # hit
    work.classify(20)  # hit
    work.total(range(3))  # hit
    work.total(range(3))  # hit


commands = "step\nstep\nreturn\nbreak work.total\ncontinue\nnext\nnext\nwhere\nclear 1\ncontinue\n"  # hit
said = io.StringIO()  # hit
work.total([])  # hit
debugger = pdb.Pdb(stdin=io.StringIO(commands), stdout=said, nosigint=True, readrc=False)  # hit
debugger.use_rawinput = False  # hit
debugger.prompt = ""  # hit
debugger.runcall(both)  # hit
print(said.getvalue())  # hit
