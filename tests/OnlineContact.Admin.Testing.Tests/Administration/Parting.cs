using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Administration;

namespace OnlineContact.Admin.Testing.Tests.Administration;

/// <summary>Brings the library and the model to where they differ, and says what is told of it.</summary>
internal static class Parting
{
    /// <summary>Asks the library alone, whatever stands there.</summary>
    public static async Task LibraryAsync(this Trial trial, params IReadOnlyList<AdminCommand> commands)
    {
        foreach (var command in commands) Assert.True((await AdminHistory.SendAsync(trial.Host, command, StoreVersion.Any)).Succeeded);
    }

    /// <summary>Asks the model alone.</summary>
    public static void Naive(this Trial trial, params IReadOnlyList<AdminCommand> commands)
    {
        foreach (var command in commands) Assert.Null(trial.Model.Apply(command, trial.Host.Clock.Now).Refusal);
    }

    /// <summary>What is told after a script in both, then commands of which each is given to one of them.</summary>
    public static async Task<string?> ToldAsync(IReadOnlyList<Line> both, IReadOnlyList<AdminCommand> library, IReadOnlyList<AdminCommand> model)
    {
        await using var trial = await Trial.BeginAsync();
        await trial.PlayAsync(both);
        await trial.AgreeAsync();
        await trial.LibraryAsync(library);
        trial.Naive(model);
        return await AdminHistory.StateDifferenceAsync(trial.Host, trial.Model);
    }

    /// <summary>What is told after a script in both, when something of the model is put otherwise.</summary>
    public static async Task<string?> ToldAsync(IReadOnlyList<Line> both, Action<NaiveOrganization> change)
    {
        await using var trial = await Trial.BeginAsync();
        await trial.PlayAsync(both);
        await trial.AgreeAsync();
        change(trial.Acme);
        return await AdminHistory.StateDifferenceAsync(trial.Host, trial.Model);
    }
}
