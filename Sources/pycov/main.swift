print("pycov")
