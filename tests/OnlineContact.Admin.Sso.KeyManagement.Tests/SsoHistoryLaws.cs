using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Sso;

/// <summary>Random histories of registrations, choices and keys go as the naive model says, in memory, on SQLite and on PostgreSQL.</summary>
public sealed class SsoHistoryLaws
{
    [Fact]
    public void Histories_in_memory_go_as_the_model_says() => Run(Campaign.Cases(60), () => admin => admin.UseInMemoryStore());

    [Fact]
    public void Histories_on_sqlite_go_as_the_model_says()
    {
        var file = Path.Combine(Path.GetTempPath(), $"oca-sso-{Guid.NewGuid():N}.db");
        Run(
            Math.Max(1, Campaign.Cases(5)),
            () => admin => admin.UseEntityFrameworkCore(ef => ef.UseSqlite($"Data Source={file};Pooling=False")),
            () =>
            {
                foreach (var left in new[] { file, file + "-wal", file + "-shm" }) File.Delete(left);
            });
    }

    [PostgresFact]
    public void Histories_on_postgresql_go_as_the_model_says()
    {
        PostgresDatabase? database = null;
        Run(
            Math.Max(1, Campaign.Cases(5)),
            () => admin => admin.UseEntityFrameworkCore(ef => ef.UsePostgreSql((database = new PostgresDatabase()).ConnectionString)),
            () => database!.Dispose());
    }

    private static void Run(int cases, Func<Action<OnlineContactAdminBuilder>> store, Action? after = null) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(cases), Prop.ForAll(Steps, steps =>
        {
            var difference = DifferenceAsync(steps, store()).GetAwaiter().GetResult();
            after?.Invoke();
            return Prop.Label(difference is null, difference ?? "");
        }));

    private static Arbitrary<Step[]> Steps { get; } = Arb.From(
        (from kind in Gen.Elements(Enum.GetValues<StepKind>())
         from login in Gen.Choose(1, 3)
         from version in Gen.Choose(1, 4)
         from service in Gen.Choose(0, 1)
         select new Step(kind, login, version, service)).ArrayOf(40),
        steps => Enumerable.Range(0, steps.Length).Select(skipped => steps.Where((_, i) => i != skipped).ToArray()));

    private static async Task<string?> DifferenceAsync(Step[] steps, Action<OnlineContactAdminBuilder> store)
    {
        await using var scene = await SsoScene.StartAsync(store, options => options.RotationPeriod = null);
        long[] services = [scene.Service, await scene.Host.ServiceAsync(scene.Acme, "Beta", "beta")];
        var model = new SsoModel();
        var secrets = new Dictionary<(long, int), ApiSecret>();
        for (var i = 0; i < steps.Length; i++)
        {
            var step = steps[i];
            var now = scene.Clock.Now;
            var (expected, actual) = (Expect(model, step, services, now), await DoAsync(scene, step, services, secrets));
            if (expected != actual) return $"step {i}, {step}: {actual ?? "done"} instead of {expected ?? "done"}";
            if (await StateDifferenceAsync(scene, model, services, secrets) is { } wrong) return $"after step {i}, {step}: {wrong}";
        }

        var verified = (await scene.Host.ChangeLog.VerifyAsync(AdminTestHost.Operator, scene.Acme.Id)).Value;
        return verified.IsWhole ? null : $"the log is not whole: {verified.Fault}";
    }

    private static string? Expect(SsoModel model, Step step, long[] services, Instant now) => step.Kind switch
    {
        StepKind.Add => model.Add(),
        StepKind.Delete => model.Delete(step.Login),
        StepKind.Choose => model.Choose(services[step.Service], step.Login),
        StepKind.ChooseNone => model.Choose(services[step.Service], null),
        StepKind.Rotate or StepKind.RotateAgain => model.Rotate(step.Login, now),
        StepKind.Announce => model.Announce(step.Login, now),
        StepKind.Collect => model.Collect(step.Login, step.Version, now),
        StepKind.Activate => model.Activate(step.Login, step.Version, now),
        StepKind.Revoke => model.Revoke(step.Login, step.Version, now),
        _ => null,
    };

    private static async Task<string?> DoAsync(SsoScene scene, Step step, long[] services, Dictionary<(long, int), ApiSecret> secrets)
    {
        var (owner, acme, any) = (scene.Acme.Owner, scene.Acme.Id, StoreVersion.Any);
        switch (step.Kind)
        {
            case StepKind.Add: return Code(await scene.Logins.AddAsync(owner, acme, SsoScene.Input));
            case StepKind.Delete: return Code(await scene.Logins.DeleteAsync(owner, acme, step.Login, any));
            case StepKind.Choose: return Code(await scene.Logins.ChooseAsync(scene.ServiceAdministrator, acme, services[step.Service], any, step.Login));
            case StepKind.ChooseNone: return Code(await scene.Logins.ChooseAsync(scene.ServiceAdministrator, acme, services[step.Service], any, null));
            case StepKind.Rotate or StepKind.RotateAgain: return Keep(await scene.Keys.RotateAsync(owner, acme, step.Login, any));
            case StepKind.Announce: return Code(await scene.Keys.AnnounceAsync(owner, acme, step.Login, any, scene.Clock.Now));
            case StepKind.Collect: return Keep(await scene.Keys.CollectAsync(owner, acme, step.Login, step.Version));
            case StepKind.Activate: return Code(await scene.Keys.ActivateAsync(owner, acme, step.Login, step.Version, any));
            case StepKind.Revoke: return Code(await scene.Keys.RevokeAsync(owner, acme, step.Login, step.Version, any));
            default:
                scene.Clock.Advance(Duration.FromHours(7));
                await scene.Host.Runtime.RunDueAsync(scene.Clock.Now);
                return null;
        }

        string? Keep(Outcome<OnlineContact.Admin.Sso.KeyManagement.IssuedSsoKey> outcome)
        {
            if (outcome.Succeeded) secrets[(step.Login, outcome.Value.Version)] = SsoScene.SecretOf(outcome.Value);
            return Code(outcome);
        }
    }

    private static async Task<string?> StateDifferenceAsync(SsoScene scene, SsoModel model, long[] services, Dictionary<(long Login, int Version), ApiSecret> secrets)
    {
        var logins = (await scene.Logins.ListAsync(scene.Acme.Owner, scene.Acme.Id)).Value.Logins.Select(login => login.Value.Number).ToArray();
        if (!logins.SequenceEqual(model.Logins)) return $"logins {string.Join(',', logins)}";
        foreach (var login in logins)
        {
            var states = (await scene.KeysAsync(login)).Select(key => key.State).ToArray();
            if (!states.SequenceEqual(model.StatesOf(login, scene.Clock.Now))) return $"keys of {login}: {string.Join(',', states)} instead of {string.Join(',', model.StatesOf(login, scene.Clock.Now))}";
        }

        foreach (var service in services)
        {
            var choice = (await scene.Logins.GetChoiceAsync(scene.Acme.Owner, scene.Acme.Id, service)).Value.Login;
            if (choice != model.ChoiceOf(service)) return $"service {service} uses {choice}";
        }

        foreach (var ((login, version), secret) in secrets)
        {
            var (expected, actual) = (model.Login(services[0], login, version, scene.Clock.Now), await scene.LoginAsync(secret, Guid.NewGuid().ToString("N")));
            if (expected != actual) return $"a login with key {version} of {login}: {actual ?? "accepted"} instead of {expected ?? "accepted"}";
        }

        return null;
    }

    private static string? Code<T>(Outcome<T> outcome) where T : notnull => outcome.Succeeded ? null : outcome.Error.Code;

    private enum StepKind
    {
        Add, Delete, Choose, ChooseNone, Rotate, RotateAgain, Announce, Collect, Activate, Revoke, Wait,
    }

    private sealed record Step(StepKind Kind, long Login, int Version, int Service);
}
