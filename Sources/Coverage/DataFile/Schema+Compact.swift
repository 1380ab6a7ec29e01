extension Schema {
  /// The tables of a data file with many contexts, in which `line_bits` and `arc` are views.
  ///
  /// Lines, and arcs, that ran in the same contexts share one list of these contexts. Other tools read the
  /// views as they read tables, and write to them: what they add goes to tables of its own, of which
  /// a reader sees the rows first, because coverage.py adds to the first row that it finds.
  ///
  /// A list is a byte for each difference from number to number, or a bitmap where that is shorter;
  /// see `ContextList`. With `part` above 0 it is a bitmap of places in the list that is so many
  /// numbers before: lines of a function mostly ran in a part of the contexts of its first.
  static let compact = """
    create table pycov_contexts (id integer primary key, is_bitmap integer, part integer, ids blob);
    create table pycov_lines (file_id integer, contexts integer, numbits blob,
      primary key (file_id, contexts)) without rowid;
    create table pycov_arcs (file_id integer, fromno integer, tono integer, contexts integer,
      primary key (file_id, fromno, tono)) without rowid;
    create table pycov_added_lines (file_id integer, context_id integer, numbits blob,
      unique (file_id, context_id));
    create table pycov_added_arcs (file_id integer, context_id integer, fromno integer,
      tono integer, unique (file_id, context_id, fromno, tono));
    create view line_bits as
      select file_id, context_id, numbits from pycov_added_lines
      union all select l.file_id, m.value, l.numbits
        from pycov_lines l join pycov_contexts s on s.id = l.contexts, \(members) m
        where not s.is_bitmap
      union all select l.file_id, c.id, l.numbits
        from pycov_lines l join pycov_contexts s on s.id = l.contexts, context c
        where s.is_bitmap and not s.part and \(has("c.id"))
      union all select l.file_id, m.value, l.numbits
        from pycov_lines l join pycov_contexts p on p.id = l.contexts
          join pycov_contexts s on s.id = p.id - p.part, \(members) m
        where p.part and \(has("m.key", "p"));
    create view arc as
      select file_id, context_id, fromno, tono from pycov_added_arcs
      union all select a.file_id, m.value, a.fromno, a.tono
        from pycov_arcs a join pycov_contexts s on s.id = a.contexts, \(members) m
        where not s.is_bitmap
      union all select a.file_id, c.id, a.fromno, a.tono
        from pycov_arcs a join pycov_contexts s on s.id = a.contexts, context c
        where s.is_bitmap and not s.part and \(has("c.id"))
      union all select a.file_id, m.value, a.fromno, a.tono
        from pycov_arcs a join pycov_contexts p on p.id = a.contexts
          join pycov_contexts s on s.id = p.id - p.part, \(members) m
        where p.part and \(has("m.key", "p"));
    create trigger pycov_add_lines instead of insert on line_bits begin
      insert into pycov_added_lines values (new.file_id, new.context_id, new.numbits); end;
    create trigger pycov_add_arc instead of insert on arc begin
      insert into pycov_added_arcs
        values (new.file_id, new.context_id, new.fromno, new.tono); end;
    create trigger pycov_drop_lines instead of delete on line_bits begin
      delete from pycov_added_lines where file_id = old.file_id;
      delete from pycov_lines where file_id = old.file_id; end;
    create trigger pycov_drop_arcs instead of delete on arc begin
      delete from pycov_added_arcs where file_id = old.file_id;
      delete from pycov_arcs where file_id = old.file_id; end;
    """

  /// The numbers of a list that is no bitmap: the sums of its bytes up to each that is not 255.
  ///
  /// The inner array has as many elements as the list has bytes.
  private static let members = """
    json_each((select json_group_array(id) from
      (select step, sum(step) over (order by place) as id from
        (select key as place, instr(\(allBytes), substr(s.ids, key + 1, 1)) - 1 as step
          from json_each(
            '[' || substr(replace(hex(zeroblob(length(s.ids))), '00', ',0'), 2) || ']')))
      where step < 255 order by id))
    """

  /// Whether a list that is a bitmap has the bit of a number.
  private static func has(_ number: String, _ list: String = "s") -> String {
    "(instr(\(allBytes), substr(\(list).ids, \(number) / 8 + 1, 1)) - 1) >> (\(number) % 8) & 1"
  }

  /// A blob in which each byte is at the place of its value.
  private static let allBytes =
    "x'" + (0...255).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "'"
}
