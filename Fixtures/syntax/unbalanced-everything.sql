-- 2 statements, 2 wrong, 0 filled in
([)]}{ ;;( '"$$/*'--"
$a$ $$ */ \ \g
