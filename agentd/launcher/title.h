/* The process's name as ps(1) shows it, over the memory of argv and environment. */
#ifndef REEVE_TITLE_H
#define REEVE_TITLE_H

/* Remembers where they lie; before the environment is changed. */
void title_keep(int argc, char **argv, char **environment);
/* Wipes the arguments and the environment block and writes the title there; environ becomes empty. */
void title_set(const char *title);

#endif
