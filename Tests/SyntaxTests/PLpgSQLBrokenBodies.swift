/// Broken bodies of DO blocks, and what a server says of each: where it points, counted from the
/// body's first byte (`-` where it gives no place), and its words. The body stands on the line below;
/// `\n` in it is a newline.
///
/// The answers are those of a server of version 18; one of 16 gives the same.
let brokenBodies = #"""
  111 syntax error at or near "outer"
    <<outer>> declare i int; begin <<l>> loop exit l when i > 3; continue l; exit; continue when true; end loop l; outer.i := 3; end outer
  11 there is no label "inline" attached to any block or loop enclosing this statement
    begin exit inline; end
  10 loop variable of loop over rows must be a record variable or list of scalar variables
    begin for i in select 1 union select 2 loop null; end loop; end
  17 syntax error at or near ";"
    begin null; end; ;
  35 syntax error at or near "from"
    declare x int; begin select a.into from t; end
  5 syntax error at end of input
    begin
  10 syntax error at or near "end"
    begin end end
  6 "x" is not a known variable
    begin x := 1; end
  6 "a.b" is not a known variable
    begin a.b := 1; end
  21 "y.x" is not a known variable
    declare x int; begin y.x := 1; end
  21 "x.y" is not a known variable
    declare x int; begin x.y := 1; end
  15 duplicate declaration at or near "x"
    declare x int; x int; begin end
  23 incomplete data type declaration at end of input
    declare x int begin end
  9 missing data type declaration at or near ";"
    declare x; begin end
  14 variable "x" must have a default value, since it's declared NOT NULL
    declare x int not null; begin end
  18 syntax error at or near ":="
    declare x int not := 1; begin end
  8 block label must be placed before DECLARE, not after
    declare <<a>> x int; begin end
  35 variable "x" is declared CONSTANT
    declare x constant int := 1; begin x := 2; end
  29 syntax error at end of input
    declare x int; begin x := 1 + ; end
  28 mismatched parentheses at or near ";"
    declare x int; begin x := (1; end
  27 mismatched parentheses at or near ")"
    declare x int; begin x := 1); end
  21 syntax error at or near "x"
    declare x int; begin x 1; end
  31 syntax error at end of input
    declare x int; begin x := 1 end
  18 missing "THEN" at end of SQL expression
    begin if true null; end if; end
  9 missing expression at or near "then"
    begin if then null; end if; end
  28 syntax error at or near ";"
    begin if true then null; end; end
  32 syntax error at or near "end"
    begin if true then null; end if end
  36 syntax error at or near "elsif"
    begin if true then null; else null; elsif true then null; end if; end
  20 syntax error at or near ";"
    begin loop null; end; end
  26 syntax error at or near "end"
    begin loop null; end loop end
  32 end label "b" differs from block's label "a"
    begin <<a>> loop null; end loop b; end
  26 end label "b" specified for unlabeled block
    begin loop null; end loop b; end
  16 end label "b" differs from block's label "a"
    <<a>> begin end b
  10 end label "b" specified for unlabeled block
    begin end b
  6 EXIT cannot be used outside a loop, unless it has a label
    begin exit; end
  6 CONTINUE cannot be used outside a loop
    begin continue; end
  11 there is no label "foo" attached to any block or loop enclosing this statement
    begin exit foo; end
  21 block label "a" cannot be used in CONTINUE
    <<a>> begin continue a; end
  16 there is no label "foo" attached to any block or loop enclosing this statement
    begin loop exit foo; end loop; end
  12 missing expression at or near "loop"
    begin while loop null; end loop; end
  21 missing "LOOP" at end of SQL expression
    begin while true null; end loop; end
  25 missing "LOOP" at end of SQL expression
    begin for i in 1..10 null; end loop; end
  19 missing expression at or near "loop"
    begin for i in 1.. loop null; end loop; end
  15 missing expression at or near ".."
    begin for i in ..2 loop null; end loop; end
  23 missing expression at or near "loop"
    begin for i in 1..2 by loop null; end loop; end
  12 syntax error at or near "1"
    begin for i 1..2 loop null; end loop; end
  15 missing expression at or near "loop"
    begin for i in loop null; end loop; end
  15 cannot specify REVERSE in query FOR loop
    begin for i in reverse select 1 loop null; end loop; end
  10 loop variable of loop over rows must be a record variable or list of scalar variables
    begin for r in select 1 loop null; end loop; end
  10 "a" is not a known variable
    begin for a, b in select 1 loop null; end loop; end
  32 integer FOR loop must have only one target variable
    declare a int; b int; begin for a, b in 1..2 loop null; end loop; end
  10 "a.b" is not a known variable
    begin for a.b in select 1 loop null; end loop; end
  15 syntax error at or near "selec"
    begin for i in selec 1 loop null; end loop; end
  14 loop variable of FOREACH must be a known variable or list of variables
    begin foreach x in array y loop null; end loop; end
  34 syntax error at or near "y"
    declare x int; begin foreach x in y loop null; end loop; end
  37 syntax error at or near "a"
    declare x int; begin foreach x slice a in array y loop null; end loop; end
  35 syntax error at or near ";"
    begin case when true then null; end; end
  25 missing "THEN" at end of SQL expression
    begin case when true null; end case; end
  22 missing "WHEN" at end of SQL expression
    begin case 1 then null; end case; end
  21 missing "WHEN" at end of SQL expression
    begin case x end case; end
  13 RETURN cannot have a parameter in function returning void
    begin return 1; end
  6 cannot use RETURN NEXT in a non-SETOF function
    begin return next 1; end
  6 cannot use RETURN QUERY in a non-SETOF function
    begin return query select 1; end
  12 unexpected end of function definition at end of input
    begin return
  15 syntax error at end of input
    begin raise 'a'
  16 syntax error at or near "b"
    begin raise 'a' b; end
  18 syntax error at or near ";"
    begin raise notice; end
  - too few parameters specified for RAISE
    begin raise notice 'a %'; end
  - too many parameters specified for RAISE
    begin raise notice 'a', 1; end
  26 missing expression at or near ";"
    begin raise notice 'a %', ; end
  - unrecognized exception condition "foo_bar"
    begin raise foo_bar; end
  21 invalid SQLSTATE code at or near "'abc'"
    begin raise sqlstate 'abc'; end
  21 invalid SQLSTATE code at or near "'2201x'"
    begin raise sqlstate '2201x'; end
  21 syntax error at or near "22012"
    begin raise sqlstate 22012; end
  29 unrecognized RAISE statement option at or near "foo"
    begin raise notice 'a' using foo = 1; end
  34 syntax error, expected "=" at or near "1"
    begin raise notice 'a' using hint 1; end
  36 missing expression at or near ";"
    begin raise notice 'a' using hint = ; end
  17 unrecognized RAISE statement option at or near ";"
    begin raise using; end
  39 syntax error at or near "foo"
    begin raise exception division_by_zero foo; end
  12 missing expression at or near ";"
    begin assert; end
  16 missing expression at or near ";"
    begin assert 1, ; end
  6 syntax error at or near "selec"
    begin selec 1; end
  19 syntax error at end of input
    begin select 1 from; end
  14 unexpected end of function definition at end of input
    begin select 1
  20 "x" is not a known variable
    begin select 1 into x; end
  34 syntax error at or near ";"
    declare x int; begin select 1 into; end
  37 INTO specified more than once at or near "into"
    declare x int; begin select 1 into x into x; end
  38 syntax error at or near ";"
    declare x int; begin select 1 into x, ; end
  38 "y" is not a known variable
    declare x int; begin select 1 into x, y; end
  46 record variable cannot be part of multiple-item INTO list
    declare r record; x int; begin select 1 into r, x; end
  48 "r" is not a scalar variable
    declare r record; x int; begin select 1 into x, r; end
  49 variable "x" is declared CONSTANT
    declare x constant int := 1; begin select 1 into x; end
  20 syntax error at or near "value"
    begin insert into t value (1); end
  21 syntax error at or near "where"
    begin update t set a where b; end
  20 syntax error at or near "ad"
    begin alter table t ad b int; end
  13 syntax error at or near "tabel"
    begin create tabel t (a int); end
  13 missing expression at or near ";"
    begin execute; end
  22 syntax error at or near ";"
    begin execute 'a' into; end
  23 missing expression at or near ";"
    begin execute 'a' using; end
  40 syntax error at or near "into"
    declare x int; begin execute 'a' into x into x; end
  32 syntax error at or near "2"
    begin execute 'a' using 1 using 2; end
  17 syntax error at end of input
    begin perform 1 +; end
  14 syntax error at or near "select"
    begin perform select 1; end
  10 syntax error at end of input
    begin call; end
  12 syntax error at end of input
    begin call p; end
  16 syntax error at or near ";"
    begin commit and; end
  13 syntax error at or near "work"
    begin commit work; end
  15 syntax error at or near "to"
    begin rollback to a; end
  41 unrecognized GET DIAGNOSTICS item at or near "foo"
    declare n int; begin get diagnostics n = foo; end
  39 syntax error at or near "row_count"
    declare n int; begin get diagnostics n row_count; end
  22 "x" is not a known variable
    begin get diagnostics x = row_count; end
  21 diagnostics item ROW_COUNT is not allowed in GET STACKED DIAGNOSTICS
    declare n int; begin get stacked diagnostics n = row_count; end
  21 diagnostics item MESSAGE_TEXT is not allowed in GET CURRENT DIAGNOSTICS
    declare n int; begin get diagnostics n = message_text; end
  11 "c" is not a known variable
    begin open c; end
  26 variable "c" must be of type cursor or refcursor
    declare c int; begin open c; end
  33 syntax error, expected "FOR" at or near ";"
    declare c refcursor; begin open c; end
  37 missing SQL statement at or near ";"
    declare c refcursor; begin open c for; end
  45 missing expression at or near ";"
    declare c refcursor; begin open c for execute; end
  44 syntax error at or near "for"
    declare c cursor for select 1; begin open c for select 2; end
  43 cursor "c" has no arguments
    declare c cursor for select 1; begin open c(1); end
  51 cursor "c" has arguments
    declare c cursor (a int) for select 1; begin open c; end
  52 cursor "c" has no argument named "b"
    declare c cursor (a int) for select 1; begin open c(b := 1); end
  53 too many arguments for cursor "c"
    declare c cursor (a int) for select 1; begin open c(1, 2); end
  60 not enough arguments for cursor "c"
    declare c cursor (a int, b int) for select 1; begin open c(1); end
  67 value for parameter "a" of cursor "c" specified more than once
    declare c cursor (a int, b int) for select 1; begin open c(a := 1, a := 2); end
  51 syntax error at or near ";"
    declare c cursor for select 1; x int; begin fetch c; end
  44 FETCH statement cannot return multiple rows
    declare c cursor for select 1; x int; begin fetch all from c into x; end
  55 expected FROM or IN at or near "c"
    declare c cursor for select 1; x int; begin fetch next c into x; end
  44 FETCH statement cannot return multiple rows
    declare c cursor for select 1; x int; begin fetch 2 from c into x; end
  55 "d" is not a known variable
    declare c cursor for select 1; x int; begin fetch from d into x; end
  44 syntax error at or near "c"
    declare c cursor for select 1; begin move c c; end
  17 syntax error at or near "select"
    declare c cursor select 1; begin end
  19 missing data type declaration at or near ")"
    declare c cursor (a) for select 1; begin end
  17 syntax error at or near "for"
    declare c scroll for select 1; begin end
  12 "c" is not a known variable
    begin close c; end
  20 variable "b" does not exist
    declare a alias for b; begin end
  16 syntax error at or near "b"
    declare a alias b; begin end
  21 syntax error at or near ";"
    declare a int collate; begin end
  - unrecognized exception condition "foo"
    begin exception when foo then null; end
  28 syntax error at or near "null"
    begin exception when others null; end
  16 syntax error at or near "others"
    begin exception others then null; end
  30 invalid SQLSTATE code at or near "'x'"
    begin exception when sqlstate 'x' then null; end
  31 syntax error at or near "then"
    begin exception when others or then null; end
  16 syntax error at or near "end"
    begin exception end
  1 syntax error at or near "foo"
    #foo\nbegin end
  19 syntax error at or near "foo"
    #variable_conflict foo\nbegin end
  - unrecognized print_strict_params option maybe
    #print_strict_params maybe\nbegin end
  6 syntax error at or near "1"
    begin 1; end
  6 syntax error at or near ";"
    begin ; end
  6 syntax error at or near "'x'"
    begin 'x'; end
  6 syntax error at or near "("
    begin (select 1); end
  11 syntax error at or near "end"
    begin null end
  16 end label "foo" specified for unlabeled block
    begin null; end foo bar
  17 syntax error at or near "select"
    begin null; end; select 1
  6 "x" is not a known variable
    begin x := 'abc; end
  13 unterminated quoted identifier at or near ""abc; end"
    begin select "abc; end
  6 unterminated /* comment at or near "/* abc; end"
    begin /* abc; end
  13 unterminated dollar-quoted string at or near "$q$abc; end"
    begin select $q$abc; end
  13 trailing junk after numeric literal at or near "1e+"
    begin select 1e+; end
  6 syntax error at or near "notice"
    begin notice 'x'; end
  6 syntax error at or near "else"
    begin else null; end
  10 syntax error at or near "if"
    begin end if; end
  6 syntax error at or near "elsif"
    begin elsif; end
  6 syntax error at or near "when"
    begin when; end
  6 syntax error at or near "then"
    begin then; end
  6 syntax error at or near "null"
    <<a>> null
  5 syntax error at or near "begin"
    << a begin end
  18 syntax error at or near "null"
    <<a>> begin <<b>> null; end
  43 syntax error at end of input
    begin if a then if b then null; end if; end
  51 unexpected end of function definition at end of input
    begin select case when 1 then 2 end; select (1; end
  14 syntax error at or near ")"
    begin select 1); end
  77 unexpected end of function definition at end of input
    begin create function f() returns int language sql begin atomic select 1; end
  17 syntax error at or near "c"
    begin select a b c; end
  13 syntax error at or near "t"
    begin delete t; end
  26 syntax error at or near "select"
    declare x int; begin x := select 1; end
  28 syntax error at or near "union"
    declare x int; begin x := 1 union select 2; end
  28 syntax error at or near "into"
    declare x int; begin x := a into b; end
  30 syntax error at or near "c"
    declare x int; begin x := a b c; end
  29 mismatched parentheses at or near ";"
    declare x int; begin x[1 := 2; end
  23 syntax error at or near "]"
    declare x int; begin x[] := 2; end
  24 syntax error at or near ":="
    declare x int; begin x. := 2; end
  13 syntax error at or near "%"
    declare x foo%bar; begin end
  10 syntax error at or near "1"
    declare x 1; begin end
  13 syntax error at or near "("
    declare x int(; begin end
  19 syntax error at end of input
    declare x numeric(1; begin end
  14 syntax error at or near "int"
    declare x int int; begin end
  8 syntax error at or near "1"
    declare 1 int; begin end
  14 syntax error at or near "int"
    declare begin int; begin end
  8 syntax error at or near "a.b"
    declare a.b int; begin end
  17 missing expression at or near ";"
    declare x int := ; begin end
  19 syntax error at or near "2"
    declare x int := 1 2; begin end
  14 syntax error at or near "1"
    declare x int 1; begin end
  """#
