using FsCheck;
using FsCheck.Fluent;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Testing.FsCheck.Generators;

namespace OnlineContact.Admin.Testing.FsCheck;

public static partial class AdminArbitraries
{
    /// <summary>CTI IDs, also as long as may be; shrink to shorter ones.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<CtiId> CtiId() => CtiGenerators.Ids.ByText(id => id.Value, CtiGenerators.IdOf);

    /// <summary>Texts that are no CTI ID.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<RefusedText<CtiId>> RefusedCtiId() => Spoil.Texts(Agents.CtiId.MaxLength, CtiGenerators.IdOf);

    /// <summary>CTI NOs, extensions mostly; shrink to shorter ones.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<CtiNo> CtiNo() => CtiGenerators.Nos.ByText(no => no.Value, CtiGenerators.NoOf);

    /// <summary>Texts that are no CTI NO.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<RefusedText<CtiNo>> RefusedCtiNo() => Spoil.Texts(Agents.CtiNo.MaxLength, CtiGenerators.NoOf);

    /// <summary>CTI ID and CTI NO together; each shrinks to shorter ones.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<CtiNumbers> CtiNumbers() => Arb.From(
        CtiGenerators.Numbers,
        numbers => CtiId().Shrinker(numbers.Id).Select(id => numbers with { Id = id }).Concat(CtiNo().Shrinker(numbers.No).Select(no => numbers with { No = no })));

    /// <summary>Settings for both versions; those of a private IPCC need the operator's agreement. Shrink to a short name and nothing switched on.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<CtiSettingsInput> CtiSettingsInput() => CtiGenerators.Settings.By(
        settings => settings with { TenantId = null },
        settings => settings with { TenantName = "A" },
        settings => settings with { DailyLog = false },
        settings => settings with { AfterCallWork = false },
        settings => settings with { OutboundTicketAlways = false });

    /// <summary>Settings that are refused.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<Refused<CtiSettingsInput>> RefusedCtiSettingsInput() => Spoil.Of(CtiSettingsInput())
        .By("version", Gen.Elements((CtiVersion)0, (CtiVersion)3, (CtiVersion)(-1)), (settings, bad) => settings with { Version = bad })
        .By("tenantName", TextGenerators.NoNames(Admin.Cti.Connectors.CtiTenant.MaxNameLength), (settings, bad) => settings with { TenantName = bad! })
        .By("tenantId", TextGenerators.NotVisible(Admin.Cti.Connectors.CtiTenant.MaxIdLength).Where(text => !string.IsNullOrEmpty(text)), (settings, bad) => settings with { TenantId = bad })
        .ToArbitrary();

    /// <summary>Searches for CTI agents; shrink to all, one a page.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<CtiAgentQuery> CtiAgentQuery() => CtiGenerators.Queries.By(
        query => query with { Text = null },
        query => query with { Scope = CtiAgentScope.All },
        query => query with { WithStates = false },
        query => query with { PageSize = 1 });

    /// <summary>Searches for CTI agents that are refused.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<Refused<CtiAgentQuery>> RefusedCtiAgentQuery() => Spoil.Of(CtiAgentQuery())
        .By("text", TextGenerators.TooLong(Admin.Cti.CtiAgentQuery.MaxTextLength), (query, bad) => query with { Text = bad })
        .By("pageSize", PageGenerators.NoSizes(Admin.Cti.CtiAgentQuery.MaxPageSize), (query, bad) => query with { PageSize = bad })
        .By("cursor", PageGenerators.NoCursors, (query, bad) => query with { Cursor = bad })
        .ToArbitrary();

    /// <summary>Tenants as a connector gets them; shrink to those without an ID.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<CtiTenant> CtiTenant() => CtiGenerators.Tenants.By(tenant => tenant with { Id = null }, tenant => tenant with { Name = "A" });

    /// <summary>States of an exchange, with a reason or without; shrink to those without.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<CtiExchangeState> CtiExchangeState() => CtiGenerators.States.By(state => new CtiExchangeState(state.Mode));

    /// <summary>The standard map of states, and others.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<CtiStateMap> CtiStateMap() => CtiGenerators.Maps.ToArbitrary();

    /// <summary>Calls in both directions; shrink to those without a service.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<CtiCall> CtiCall() => CtiGenerators.Calls.By(call => call with { Service = null }, call => call with { Id = "1" });

    /// <summary>Calls in each phase.</summary>
    /// <returns>The arbitrary; shrinks to those without a service.</returns>
    public static Arbitrary<CtiCallSnapshot> CtiCallSnapshot() => CtiGenerators.CallSnapshots.By(snapshot => snapshot with { Call = snapshot.Call with { Service = null } });

    /// <summary>States with none to three calls, each once; shrink to those without calls.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<CtiAgentSnapshot> CtiAgentSnapshot() => CtiGenerators.AgentSnapshots.By(snapshot => snapshot.Calls.Count == 0 ? snapshot : snapshot with { Calls = [] });

    /// <summary>What identifies events; shrinks to the first one.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<CtiEventId> CtiEventId() => CtiGenerators.EventIds.By(id => id with { Fence = 1 }, id => id with { Sequence = 1 });

    /// <summary>Events of each kind, with what a connector tells with it.</summary>
    /// <returns>The arbitrary; shrinks to fewer calls.</returns>
    public static Arbitrary<CtiEvent> CtiEvent() => CtiGenerators.Events.By(
        happened => happened.Calls is null or { Count: 0 } ? happened : happened with { Calls = [] },
        happened => happened.Call is null ? happened : happened with { Call = happened.Call with { Service = null } });

    /// <summary>What a connector is to watch; shrinks to no agents.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<CtiWatch> CtiWatch() => CtiGenerators.Watches.By(watch => watch.Agents.Count == 0 ? watch : watch with { Agents = [] }, watch => watch with { After = 0 });

    /// <summary>Answers of each kind without a value; shrink to done.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<CtiAnswer> CtiAnswer() => CtiGenerators.Answers.By(_ => CtiGenerators.Done);

    /// <summary>Answers of each kind, with a value when it is done.</summary>
    /// <typeparam name="T">The value.</typeparam>
    /// <param name="values">The values.</param>
    /// <returns>The arbitrary; shrinks as the value.</returns>
    public static Arbitrary<CtiAnswer<T>> CtiAnswer<T>(Arbitrary<T> values)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(values);
        return Arb.From(
            Gen.Frequency((2, values.Generator.Select(Admin.Cti.Connectors.CtiAnswer<T>.FromValue)), (1, CtiGenerators.NoAnswers.Select(Admin.Cti.Connectors.CtiAnswer<T>.FromAnswer))),
            answer => answer.Answer.Kind == CtiAnswerKind.Done ? values.Shrinker(answer.Value).Select(Admin.Cti.Connectors.CtiAnswer<T>.FromValue) : []);
    }
}
