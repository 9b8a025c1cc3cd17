/* reeve-launcher --keep: restarts a program where there is no service manager. */
#ifndef REEVE_KEEPER_H
#define REEVE_KEEPER_H

int keeper_run(int argc, char **argv);

#endif
