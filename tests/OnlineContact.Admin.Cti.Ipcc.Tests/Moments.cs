namespace OnlineContact.Admin.Tests.Cti.Ipcc;

internal static class Moments
{
    /// <summary>Waits until what the token stands for is over; it must be at once.</summary>
    public static async Task IsOverAsync(CancellationToken token)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = token.Register(() => over.TrySetResult());
        await over.Task.WaitAsync(FarEnd.Patience, CancellationToken.None);
    }
}
