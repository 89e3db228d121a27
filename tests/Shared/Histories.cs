using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Administration;
using OnlineContact.Admin.Testing.FsCheck;

namespace OnlineContact.Admin.Tests.Shared;

/// <summary>Runs random histories against the naive model.</summary>
internal static class Histories
{
    private const int MaxServices = 9;
    private const int RefusalEntriesPerHour = 2;

    public static void Run(int cases, int length, Func<Action<OnlineContactAdminBuilder>> store, Action? after = null) =>
        Run(CommandArbitraries.Histories(length), cases, store, after);

    public static void RunPeople(int cases, int length, Func<Action<OnlineContactAdminBuilder>> store, Action? after = null) =>
        Run(CommandArbitraries.PeopleHistories(length), cases, store, after);

    public static void RunSso(int cases, int length, Func<Action<OnlineContactAdminBuilder>> store, Action? after = null) =>
        Run(CommandArbitraries.SsoHistories(length), cases, store, after, CommandArbitraries.Contracting);

    private static void Run(Arbitrary<ImmutableArray<AdminStep>> histories, int cases, Func<Action<OnlineContactAdminBuilder>> store, Action? after, params IReadOnlyList<AdminStep> first) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(cases),
            Prop.ForAll(histories, steps =>
            {
                var difference = DifferenceAsync([.. first, .. steps], store()).GetAwaiter().GetResult();
                after?.Invoke();
                return Prop.Label(difference is null, difference ?? "");
            }));

    private static async Task<string?> DifferenceAsync(ImmutableArray<AdminStep> steps, Action<OnlineContactAdminBuilder> store)
    {
        // Ten minutes before midnight in Seoul.
        var clock = new FakeAdminClock(Instant.FromUtc(2021, 3, 1, 14, 50));
        await using var host = await AdminTestHost.StartAsync(
            admin =>
            {
                store(admin);
                admin.Configure(options =>
                {
                    options.MaxServices = MaxServices;
                    options.RefusalEntriesPerHour = RefusalEntriesPerHour;
                });
            },
            clock);
        var model = new NaiveAdministration { MaxServices = MaxServices, RefusalEntriesPerHour = RefusalEntriesPerHour };
        return await AdminHistory.DifferenceAsync(host, model, CommandArbitraries.Beginning)
            ?? await AdminHistory.DifferenceAsync(host, model, CommandArbitraries.Appointing)
            ?? await AdminHistory.DifferenceAsync(host, model, steps);
    }
}
