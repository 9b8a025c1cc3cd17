/* `reeve-launcher --confine`: how the network's process gets to be nobody. */
#ifndef REEVE_CONFINE_H
#define REEVE_CONFINE_H

/* argv[1] is --confine. Returns an exit status, and only when it failed. */
int confine_run(int argc, char **argv);

#endif
