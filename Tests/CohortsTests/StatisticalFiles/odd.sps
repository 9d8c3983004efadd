* Writes Files/odd.sav by GNU PSPP, whose writer shares nothing with ReadStat.
DATA LIST LIST NOTABLE /id (A4) age (F4.0) grp (F1.0) when (DATETIME20) len (TIME8) day (EDATE10) txt (A300) code (A3) w (F2.0) mon (MOYR8).
BEGIN DATA
"a1" 34 1 "05-JAN-2020 00:00:00" "01:30:00" "05.01.2020" "long" "x" 1 "JAN 2020"
"a2" -5 2 "06-JAN-2020 10:20:30" "00:00:10" "06.01.2020" "Grüße" "NA1" 2 "FEB 2020"
"a3" 999 1 "07-JAN-2020 12:00:00" "." "07.01.2020" "c" "y" 1 "MAR 2020"
"a4" 51 3 "." "02:00:00" "." "" "z" 3 "APR 2020"
END DATA.
VARIABLE LABELS age 'Alter in Jahren' grp 'Gruppe'.
VALUE LABELS grp 1 'A' 2 'B' 3 'A' /age 999 'unknown' -5 'refused' /code 'NA1' 'no answer' 'x' 'Ex'.
MISSING VALUES age (LO THRU -1, 999) /code ('NA1').
WEIGHT BY w.
SAVE OUTFILE='Files/odd.sav'.
