internal import CPython
internal import ProfileLog
internal import Python

extension ProfileRecorder {
  /// What stands for a function written in C that is called for the first time.
  @inline(never) static func meetNative(
    _ callable: PyPointer, _ definition: UnsafeRawPointer, _ state: State
  ) -> UnsafeMutablePointer<ProfiledCode>? {
    unsafe GIL.assumingHeld { gil in
      let function = unsafe PyRef(borrowed: callable, gil)
      let name = nativeName(function, isOfType: unsafe pycov_isMethodOfType(callable) != 0, gil)
      let log = unsafe state.pointee.recorder._withUnsafeGuaranteedRef { $0.log }
      guard let number = log.add(.init(kind: .native, name: name, qualifiedName: name)) else {
        return nil
      }
      let profiled = unsafe ProfiledCode.make(number: number, lines: nil)
      unsafe state.pointee.natives.insert(profiled, for: definition)
      return unsafe profiled
    }
  }

  /// The name that cProfile gives it, without addresses, which differ from run to run.
  private static func nativeName(
    _ function: borrowing PyRef, isOfType: Bool, _ gil: borrowing GIL
  ) -> String {
    var name = fullName(function, isOfType: isOfType, gil)[...]
    var result = ""
    while let place = name.firstRange(of: " at 0x") {
      result += name[..<place.lowerBound]
      name = name[place.upperBound...].drop(while: \.isHexDigit)
    }
    return result + name
  }

  private static func fullName(
    _ function: borrowing PyRef, isOfType: Bool, _ gil: borrowing GIL
  ) -> String {
    do {
      if isOfType { return try function.representation(gil) }
      let name = try function.attribute("__name__", gil).text(gil)
      let owner = try function.attribute("__self__", gil)
      let isOfModule = owner.isNone || owner.isModule
      guard isOfModule else {
        let type = try owner.attribute("__class__", gil)
        guard let method = try? type.attribute(name, gil).representation(gil) else {
          return "<built-in method \(name)>"
        }
        return method
      }
      let module = try? function.attribute("__module__", gil).text(gil)
      return "<built-in method \(module.map { "\($0)." } ?? "")\(name)>"
    } catch {
      return "<built-in function>"
    }
  }
}
