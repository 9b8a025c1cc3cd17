# Runs one command and is the parent of everything it leaves behind: a subreaper, which orphans cannot escape,
# whatever their session, group or environment. Called by suite-run.ts as `perl reaper.pl REPORT SECONDS COMMAND ...`.
# When the command has ended it gives stragglers SECONDS, writes a line to REPORT for each that stays, and kills
# it. TERM ends the command and all below it; so does the death of the caller. It ends as the command ended.
# The danger: a zombie that is not reaped here would look alive to a test, so every child is waited for.
use strict;
use warnings;
use POSIX qw(:sys_wait_h :signal_h);

my $PRCTL = 157;    # x86-64, as the rest of the project
my ($PR_SET_PDEATHSIG, $PR_SET_CHILD_SUBREAPER) = (1, 36);
my ($term_s, $kill_s) = (5, 10);

my ($report, $straggle_s, @command) = @ARGV;
syscall($PRCTL, $PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0 or die "reaper: prctl: $!\n";
syscall($PRCTL, $PR_SET_PDEATHSIG, SIGTERM(), 0, 0, 0) == 0 or die "reaper: prctl: $!\n";

sub note {
    open(my $out, ">>", $report) or die "reaper: $report: $!\n";
    print $out @_, "\n";
    close $out;
}

sub descendants {
    my %children;
    for my $path (glob "/proc/[0-9]*/stat") {
        open(my $in, "<", $path) or next;
        my $stat = join "", <$in>;
        my ($pid, $state, $parent) = $stat =~ /^(\d+) \(.*\) (\w) (\d+) /s or next;
        push @{ $children{$parent} }, [$pid, $state];
    }
    my @found;
    my @waiting = ($$);
    while (@waiting) {
        for my $child (@{ $children{ shift @waiting } // [] }) {
            push @waiting, $child->[0];
            push @found, $child->[0] unless $child->[1] =~ /[ZX]/;
        }
    }
    return @found;
}

sub name_of {
    my ($pid) = @_;
    open(my $in, "<", "/proc/$pid/cmdline") or return "gone";
    my $words = join "", <$in>;
    $words =~ tr/\0\n/  /;
    return substr($words, 0, 200);
}

sub reap { 1 while waitpid(-1, WNOHANG) > 0 }

# No alarm or signal of ours may reach the command: it starts with what we were given.
my $child = fork;
defined $child or die "reaper: fork: $!\n";
if (!$child) {
    setpgrp(0, 0);
    exec { $command[0] } @command or note("not started $!");
    POSIX::_exit(127);
}

my $asked;
$SIG{TERM} = $SIG{INT} = $SIG{HUP} = sub { $asked //= time; kill "TERM", -$child };
# The tick closes the gap between a signal and a wait that has not begun yet.
$SIG{ALRM} = sub { alarm 1; kill "KILL", -$child if defined $asked && time > $asked + $term_s };
alarm 1;
my $status;
until (defined $status) {
    my $pid = waitpid(-1, 0);
    $status = $? if $pid == $child;
}
alarm 0;

my $until = time + $straggle_s;
my @left;
while (1) {
    reap();
    @left = descendants();
    last if !@left || defined $asked || time >= $until;
    select(undef, undef, undef, 0.05);
}
if (!defined $asked) { note("left $_ ", name_of($_)) for @left }
$until = time + $kill_s;
while (@left && time < $until) {
    kill "KILL", @left;
    select(undef, undef, undef, 0.02);
    reap();
    @left = descendants();
}
note("unkillable $_ ", name_of($_)) for @left;

if (WIFSIGNALED($status)) {
    my $signal = WTERMSIG($status);
    POSIX::sigaction($signal, POSIX::SigAction->new("DEFAULT"));
    kill $signal, $$;
}
exit(WIFEXITED($status) ? WEXITSTATUS($status) : 1);
