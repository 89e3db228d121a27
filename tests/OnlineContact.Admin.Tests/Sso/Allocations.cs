namespace OnlineContact.Admin.Tests.Sso;

/// <summary>Counts what a call allocates once it is compiled as it will be in a host: until then the compiler's first draft of generic code boxes.</summary>
internal static class Allocations
{
    private const int Rounds = 20_000;
    private const int Calls = 100;

    /// <summary>The bytes of the best of many rounds.</summary>
    public static long Of(Func<bool> call)
    {
        var best = long.MaxValue;
        for (var round = 0; round < Rounds && best > 0; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var succeeded = true;
            for (var i = 0; i < Calls; i++) succeeded &= call();
            Assert.True(succeeded);
            best = Math.Min(best, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return best;
    }
}
