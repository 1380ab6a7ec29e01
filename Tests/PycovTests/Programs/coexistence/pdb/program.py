import io  # hit
import pdb  # hit

import work  # hit

script = io.StringIO("step\nstep\nreturn\nbreak work.total\ncontinue\nnext\nclear 1\ncontinue\n")  # hit
said = io.StringIO()  # hit
work.total([])  # hit
debugger = pdb.Pdb(stdin=script, stdout=said, nosigint=True, readrc=False)  # hit
debugger.use_rawinput = False  # hit
debugger.prompt = ""  # hit
debugger.set_trace()  # hit
work.classify(1)  # hit
work.classify(20)  # hit
work.total(range(3))  # hit
work.total(range(3))  # hit
said.seek(0)  # hit
print(said.read())  # hit
