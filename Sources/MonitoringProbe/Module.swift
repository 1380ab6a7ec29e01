internal import Python

/// Makes the module `pycov_probe`: Monitoring, for Python scripts that test it.
@c(PyInit_pycov_probe) public func initialize() -> UnsafeMutableRawPointer? {
  unsafe ExtensionModule.make(
    "pycov_probe", ToolFunctions.all + RecorderFunctions.all + CodeFunctions.all + FlowFunctions.all
  )
}
