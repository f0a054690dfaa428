# Outlives the launcher by a moment. Reads "+PID" when a process was started and "-PID" when it has ended; the end of
# the input means that the launcher is gone, however it died, and what is left is stopped with all it started: politely,
# then by force. PID is always the leader of a process group.
watched=
while read -r line; do
  pid=${line#?}
  case $line in
    +*) watched="$pid $watched" ;;
    -*)
      rest=
      for other in $watched; do [ "$other" = "$pid" ] || rest="$rest $other"; done
      watched=$rest
      ;;
  esac
done
for pid in $watched; do kill -TERM "-$pid" 2>/dev/null; done
tries=0
while [ "$tries" -lt 50 ]; do
  left=
  for pid in $watched; do kill -0 "-$pid" 2>/dev/null && left="$left $pid"; done
  [ -z "$left" ] && exit 0
  sleep 0.1
  tries=$((tries + 1))
done
for pid in $left; do kill -KILL "-$pid" 2>/dev/null; done
