print("a")
import broken_syntax
