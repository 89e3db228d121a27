using OnlineContact.Admin.Runtime;

namespace OnlineContact.Admin.Tests.Runtime;

public class OrganizationGatesTests
{
    private static readonly OrganizationId Acme = OrganizationId.Parse("acme");

    private readonly OrganizationGates _gates = new(TimeProvider.System);

    [Fact]
    public async Task One_change_of_an_organization_is_inside_and_the_next_one_enters_when_it_leaves()
    {
        var first = await _gates.EnterAsync(Acme, default);
        var second = _gates.EnterAsync(Acme, default).AsTask();
        Assert.False(second.IsCompleted);

        first.Dispose();

        (await second).Dispose();
        Assert.True(_gates.EnterAsync(Acme, default).AsTask().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Who_stops_waiting_does_not_keep_the_others_out()
    {
        using var stop = new CancellationTokenSource();
        var first = await _gates.EnterAsync(Acme, default);
        var second = _gates.EnterAsync(Acme, stop.Token).AsTask();
        var third = _gates.EnterAsync(Acme, default).AsTask();

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.False(third.IsCompleted);
        first.Dispose();

        (await third).Dispose();
    }
}
