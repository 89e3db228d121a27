using NodaTime;
using OnlineContact.Admin.Storage;

namespace Planted.OnlineContact.Admin.Search.Rules
{
    internal static class AsksTheClock
    {
        public static Instant Now(IClock clock) => clock.GetCurrentInstant();
    }

    internal static class AsksTheStore
    {
        public static object Prepare(IAdminStore store) => store.PrepareAsync(default);
    }

    internal static class IsGivenAContainer
    {
        public static object? Find(IServiceProvider services) => services.GetService(typeof(string));
    }

    internal static class ReadsAFile
    {
        public static bool Exists(string path) => File.Exists(path);
    }

    internal static class ThrowsDice
    {
        public static int Throw(Random dice) => dice.Next();
    }

    internal static class Waits
    {
        public static object Wait(TimeProvider time) => Task.Delay(TimeSpan.Zero, time);
    }

    // What a rule may use.
    internal static class TakesAValue
    {
        public static Instant Later(Instant instant, Duration duration) => instant + duration;
    }
}

namespace Planted.OnlineContact.Admin.Search
{
    internal static class WaitingCalculator
    {
        public static bool Stopped(CancellationToken cancellation) => cancellation.IsCancellationRequested;
    }

    // Neither a rule nor a calculator.
    internal static class WaitingManager
    {
        public static bool Stopped(CancellationToken cancellation) => cancellation.IsCancellationRequested;
    }
}
