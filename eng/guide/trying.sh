# Sourced by eng/guide/run: the cluster on one machine, for trying, as the first page has it.

follow() {
  export CHAT_CLUSTER_DIR=$scratch/cluster
  step README.md trying
  [ ! -e "$CHAT_CLUSTER_DIR/silo-1/pid" ] || ! kill -0 "$(cat "$CHAT_CLUSTER_DIR/silo-1/pid")" 2>/dev/null || fail "'down' left silo-1 running."
}
