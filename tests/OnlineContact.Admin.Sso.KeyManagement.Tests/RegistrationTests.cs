using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.Keys;
using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Sso;

public sealed class RegistrationTests
{
    [Fact]
    public async Task A_login_is_added_edited_listed_and_deleted_with_an_entry_each()
    {
        await using var scene = await SsoScene.StartAsync();
        var (owner, acme) = (scene.Acme.Owner, scene.Acme.Id);
        var number = await scene.AddLoginAsync();
        var second = await scene.AddLoginAsync(SsoScene.Input with { Name = " Other " });

        var stored = (await scene.Logins.GetAsync(owner, acme, number)).Value;
        Assert.Equal(("Site", "acme.1", StoreVersion.First), (stored.Value.Name, stored.Value.Audience, stored.Version));
        Assert.Equal([(1L, "Site"), (2L, "Other")], (await scene.Logins.ListAsync(owner, acme)).Value.Logins.Select(login => (login.Value.Number, login.Value.Name)));
        var page = (await scene.Logins.ListAsync(owner, acme, pageSize: 1)).Value;
        Assert.Equal(second, (await scene.Logins.ListAsync(owner, acme, page.Next, 1)).Value.Logins[0].Value.Number);

        var edited = (await scene.Logins.EditAsync(owner, acme, number, stored.Version, SsoScene.Input with { Name = "Shop", ReturnUrls = [] })).Value;
        Assert.True(edited.Changed);
        Assert.False((await scene.Logins.EditAsync(owner, acme, number, edited.Version, SsoScene.Input with { Name = "Shop", ReturnUrls = [] })).Value.Changed);
        Assert.Equal("OCA0007", Code(await scene.Logins.EditAsync(owner, acme, number, stored.Version, SsoScene.Input)));
        var entry = (await scene.Host.ChangeLog.ReadAsync(owner, acme, pageSize: 1)).Value.Entries[0];
        Assert.Equal(("sso.login-edited", "name=Site\nreturnUrls=https://site.example.com/app/", "name=Shop"), (entry.Operation, entry.Before.Value, entry.After.Value));

        await scene.RotateAsync(number);
        Assert.Null(Code(await scene.Logins.DeleteAsync(owner, acme, number, StoreVersion.Any)));
        Assert.Equal("OCA6001", Code(await scene.Logins.DeleteAsync(owner, acme, number, StoreVersion.Any)));
        Assert.Equal("OCA6001", Code(await scene.Keys.ListAsync(owner, acme, number)));
        Assert.Equal(3, await scene.AddLoginAsync());
        Assert.True((await scene.Host.ChangeLog.VerifyAsync(AdminTestHost.Operator, acme)).Value.IsWhole);
    }

    [Fact]
    public async Task Only_a_service_administrator_chooses_and_a_login_in_use_is_not_deleted()
    {
        await using var scene = await SsoScene.StartAsync();
        var (owner, acme, chooser) = (scene.Acme.Owner, scene.Acme.Id, scene.ServiceAdministrator);
        var login = await scene.AddLoginAsync();
        Assert.Equal("OCA4006", Code(await scene.Logins.ChooseAsync(owner, acme, scene.Service, StoreVersion.Any, login)));
        Assert.Equal("OCA4006", Code(await scene.Logins.ChooseAsync(AdminTestHost.Operator, acme, scene.Service, StoreVersion.Any, login)));
        Assert.Equal("OCA4006", Code(await scene.Logins.AddAsync(chooser, acme, SsoScene.Input)));
        Assert.Equal([KeyValuePair.Create(login, "Site")], (await scene.Logins.ListChoicesAsync(chooser, acme, scene.Service)).Value);

        var choice = (await scene.Logins.GetChoiceAsync(chooser, acme, scene.Service)).Value;
        Assert.Equal((null, new StoreVersion(0)), (choice.Login, choice.Version));
        Assert.Null(Code(await scene.Logins.ChooseAsync(chooser, acme, scene.Service, choice.Version, login)));
        Assert.Equal("OCA0007", Code(await scene.Logins.ChooseAsync(chooser, acme, scene.Service, choice.Version, null)));
        Assert.Equal("Site", (await scene.Logins.GetChoiceAsync(owner, acme, scene.Service)).Value.LoginName);
        Assert.Equal("OCA6006", Code(await scene.Logins.DeleteAsync(owner, acme, login, StoreVersion.Any)));

        Assert.Null(Code(await scene.Logins.ChooseAsync(chooser, acme, scene.Service, StoreVersion.Any, null)));
        Assert.Null(Code(await scene.Logins.DeleteAsync(owner, acme, login, StoreVersion.Any)));
        Assert.Equal("OCA6001", Code(await scene.Logins.ChooseAsync(chooser, acme, scene.Service, StoreVersion.Any, login)));
        Assert.Equal("OCA1001", Code(await scene.Logins.ChooseAsync(chooser, acme, 99, StoreVersion.Any, null)));
    }

    [Fact]
    public async Task A_terminated_service_uses_nothing_and_a_draft_chooses_nothing()
    {
        await using var scene = await SsoScene.StartAsync();
        var (owner, acme) = (scene.Acme.Owner, scene.Acme.Id);
        var (login, _) = await scene.ReadyAsync();
        var draft = await scene.Host.ServiceAsync(scene.Acme, "Beta", "beta", contracted: false);
        Assert.Equal("OCA6010", Code(await scene.Logins.ChooseAsync(scene.ServiceAdministrator, acme, draft, StoreVersion.Any, login)));

        Assert.Null(Code(await scene.Host.ContractedServices.SuspendAsync(owner, acme, scene.Service, StoreVersion.Any)));
        Assert.Equal("OCA6006", Code(await scene.Logins.DeleteAsync(owner, acme, login, StoreVersion.Any)));
        Assert.Null(Code(await scene.Host.ContractedServices.TerminateAsync(owner, acme, scene.Service, StoreVersion.Any)));
        Assert.Null(Code(await scene.Logins.DeleteAsync(owner, acme, login, StoreVersion.Any)));
        Assert.Null((await scene.Logins.GetChoiceAsync(owner, acme, scene.Service)).Value.Login);
    }

    [Fact]
    public async Task A_login_that_any_number_of_terminated_services_had_chosen_is_deleted()
    {
        const int Services = 1_500;
        await using var scene = await SsoScene.StartAsync();
        var login = await scene.AddLoginAsync();
        var numbers = await ManyServices.AddAsync(scene.Host.Services, scene.Acme.Id, Services, new NodaTime.LocalDate(2021, 3, 15), service => service with { Status = ServiceStatus.Terminated, TerminatedOn = service.RegisteredOn });
        await ManyServices.WriteAsync(scene.Host.Services, scene.Acme.Id, numbers.Select(number => new SsoLoginChoice { Organization = scene.Acme.Id, Login = login, Service = number, ServiceKey = $"many{number}", Revision = 1 }), SsoLoginChoice.Shape);

        Assert.Null(Code(await scene.Logins.DeleteAsync(scene.Acme.Owner, scene.Acme.Id, login, StoreVersion.Any)));

        foreach (var number in new[] { numbers[0], numbers[^1] })
        {
            var choice = (await scene.Logins.GetChoiceAsync(scene.Acme.Owner, scene.Acme.Id, number)).Value;
            Assert.Equal((null, new StoreVersion(2)), (choice.Login, choice.Version));
        }
    }

    [Theory]
    [InlineData("", "missing")]
    [InlineData("site.example.com", "not-absolute")]
    [InlineData("/login", "not-absolute", "not-https")]
    [InlineData("http://site.example.com", "not-https")]
    [InlineData("http://127.0.0.1", "not-https")]
    [InlineData("ftp://site.example.com", "not-https")]
    [InlineData("javascript:alert(1)", "not-absolute")]
    [InlineData("https://user@site.example.com", "user-info")]
    [InlineData("https://@site.example.com", "user-info")]
    [InlineData("https://user:pass@site.example.com", "user-info")]
    [InlineData("https://site.example.com/#a", "fragment")]
    [InlineData("https://site.example.com/#", "fragment")]
    [InlineData("https://site.example.com/ a", "signs")]
    [InlineData("https:\\\\site.example.com", "signs")]
    public async Task A_url_that_is_not_acceptable_is_refused_with_its_reason(string url, string reason, string? other = null)
    {
        await using var scene = await SsoScene.StartAsync();
        foreach (var input in new[] { SsoScene.Input with { RemoteLoginUrl = url }, SsoScene.Input with { StatusUrl = url }, SsoScene.Input with { ReturnUrls = [url] } })
        {
            var error = (await scene.Logins.AddAsync(scene.Acme.Owner, scene.Acme.Id, input)).Error;
            Assert.Equal("OCA6003", error.Code);
            Assert.Contains(error.Argument("reason"), new[] { reason, other });
            Assert.DoesNotContain("pass@", error.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Other_bad_input_is_refused()
    {
        await using var scene = await SsoScene.StartAsync(admin => admin.UseInMemoryStore().ConfigureSso(options => options.MaxLogins = 1));
        foreach (var (code, input) in new[]
        {
            ("OCA6002", SsoScene.Input with { Name = " " }), ("OCA6002", SsoScene.Input with { Name = new string('n', 51) }), ("OCA6002", SsoScene.Input with { Name = "a\u0007" }),
            ("OCA6004", SsoScene.Input with { TokenCheckUrl = "https://x.example/" + new string('a', 1024 - 17) }),
            ("OCA6004", SsoScene.Input with { StatusUrl = "https://x.example/" + new string('a', 2048) }), ("OCA6005", SsoScene.Input with { ReturnUrls = [.. Enumerable.Repeat("https://x.example/", 21)] }),
            ("OCA6003", SsoScene.Input with { ReturnUrls = ["https://x.example/?a"] }), ("OCA6008", SsoScene.Input with { AcceptsVersion1 = false, AcceptsVersion2 = false }),
            ("OCA6008", SsoScene.Input with { IsStrict = true, AcceptsVersion1 = false }), ("OCA6008", SsoScene.Input with { DeclaredFields = SsoOptionalFields.Email }),
            ("OCA6008", SsoScene.Input with { IsStrict = true, DeclaredFields = (SsoOptionalFields)64 }),
        })
            Assert.Equal(code, Code(await scene.Logins.AddAsync(scene.Acme.Owner, scene.Acme.Id, input)));
        await scene.AddLoginAsync();
        Assert.Equal("OCA6007", Code(await scene.Logins.AddAsync(scene.Acme.Owner, scene.Acme.Id, SsoScene.Input)));
        Assert.Equal("OCA0011", Code(await scene.Logins.ListAsync(scene.Acme.Owner, scene.Acme.Id, pageSize: 0)));
        Assert.Equal("OCA0009", Code(await scene.Logins.ListAsync(scene.Acme.Owner, scene.Acme.Id, "x")));
    }

    [Fact]
    public async Task A_repeated_request_is_answered_as_the_first_time()
    {
        await using var scene = await SsoScene.StartAsync();
        var id = RequestId.Create("r1").Value;
        var first = (await scene.Logins.AddAsync(scene.Acme.Owner, scene.Acme.Id, SsoScene.Input, id)).Value;

        Assert.Equal(first, (await scene.Logins.AddAsync(scene.Acme.Owner, scene.Acme.Id, SsoScene.Input, id)).Value);
        Assert.Equal("OCA0008", Code(await scene.Logins.AddAsync(scene.Acme.Owner, scene.Acme.Id, SsoScene.Input with { ReturnUrls = [] }, id)));
    }

    /// <summary>Whatever is changed is saved, stands in the entry with what it was before, and makes another request of one that is repeated.</summary>
    [Fact]
    public async Task Every_field_counts()
    {
        await using var scene = await SsoScene.StartAsync();
        var (owner, acme) = (scene.Acme.Owner, scene.Acme.Id);
        var number = await scene.AddLoginAsync();
        var id = RequestId.Create("r1").Value;
        await scene.Logins.AddAsync(owner, acme, SsoScene.Input, id);
        var edit = RequestId.Create("e1").Value;
        await scene.Logins.EditAsync(owner, acme, number, StoreVersion.Any, SsoScene.Input, edit);
        foreach (var (input, before, after) in new[]
        {
            (SsoScene.Input with { Name = "Shop" }, "name=Site", "name=Shop"),
            (SsoScene.Input with { RemoteLoginUrl = "https://site.example.com/in" }, "remoteLoginUrl=https://site.example.com/login", "remoteLoginUrl=https://site.example.com/in"),
            (SsoScene.Input with { StatusUrl = "https://site.example.com/who" }, "statusUrl=https://site.example.com/status", "statusUrl=https://site.example.com/who"),
            (SsoScene.Input with { TokenCheckUrl = "https://site.example.com/check" }, "", "tokenCheckUrl=https://site.example.com/check"),
            (SsoScene.Input with { ReturnUrls = ["https://site.example.com/app/", "https://site.example.com/b"] }, "returnUrls=https://site.example.com/app/", "returnUrls=https://site.example.com/app/ https://site.example.com/b"),
            (SsoScene.Input with { AcceptsVersion1 = false }, "tokens=1 2", "tokens=2"),
            (SsoScene.Input with { AcceptsVersion2 = false }, "tokens=1 2", "tokens=1"),
            (SsoScene.Input with { IsStrict = true }, "tokens=1 2", "tokens=1-strict 2\ndeclaredFields=None"),
            (SsoScene.Input with { IsStrict = true, DeclaredFields = SsoOptionalFields.Email }, "tokens=1 2", "tokens=1-strict 2\ndeclaredFields=Email"),
        })
        {
            Assert.Equal("OCA0008", Code(await scene.Logins.AddAsync(owner, acme, input, id)));
            Assert.Equal("OCA0008", Code(await scene.Logins.EditAsync(owner, acme, number, StoreVersion.Any, input, edit)));
            Assert.True((await scene.Logins.EditAsync(owner, acme, number, StoreVersion.Any, input)).Value.Changed);
            var entry = (await scene.Host.ChangeLog.ReadAsync(owner, acme, pageSize: 1)).Value.Entries[0];
            Assert.Equal((before, after), (entry.Before.Value ?? "", entry.After.Value ?? ""));
            Assert.Equal(ChangeLogCategory.Sso, entry.Category);
            var saved = (await scene.Logins.GetAsync(owner, acme, number)).Value.Value;
            Assert.Equal((input.Name, input.RemoteLoginUrl, input.StatusUrl, input.TokenCheckUrl), (saved.Name, saved.RemoteLoginUrl, saved.StatusUrl, saved.TokenCheckUrl));
            Assert.Equal((input.AcceptsVersion1, input.AcceptsVersion2, input.IsStrict, input.DeclaredFields), (saved.AcceptsVersion1, saved.AcceptsVersion2, saved.IsStrict, saved.DeclaredFields));
            Assert.Equal(input.ReturnUrls, saved.ReturnUrls);
            Assert.True((await scene.Logins.EditAsync(owner, acme, number, StoreVersion.Any, SsoScene.Input)).Value.Changed);
        }

        Assert.Null(Code(await scene.Logins.AddAsync(owner, acme, SsoScene.Input, id)));
    }

    [Fact]
    public async Task Lists_are_as_long_as_allowed_and_go_on_where_they_ended()
    {
        await using var scene = await SsoScene.StartAsync();
        var (owner, acme, chooser) = (scene.Acme.Owner, scene.Acme.Id, scene.ServiceAdministrator);
        var urls = Enumerable.Range(0, SsoLogin.MaxReturnUrls).Select(i => $"https://site.example.com/{i}").ToList();
        var first = await scene.AddLoginAsync(SsoScene.Input with { ReturnUrls = urls, TokenCheckUrl = "https://x.example/" + new string('a', SsoLogin.MaxTokenCheckUrlLength - 18) });
        var second = await scene.AddLoginAsync(SsoScene.Input with { Name = "Other" });
        Assert.Equal(urls, (await scene.Logins.GetAsync(owner, acme, first)).Value.Value.ReturnUrls);
        var wrong = (await scene.Logins.AddAsync(owner, acme, SsoScene.Input with { ReturnUrls = [.. urls, "https://site.example.com/"] })).Error;
        Assert.Equal(("OCA6005", "20", "21"), (wrong.Code, wrong.Argument("limit"), wrong.Argument("actual")));
        Assert.Equal("query", (await scene.Logins.AddAsync(owner, acme, SsoScene.Input with { ReturnUrls = ["https://site.example.com/", "https://site.example.com/?a"] })).Error.Argument("reason"));

        Assert.Equal(2, (await scene.Logins.ListAsync(owner, acme, pageSize: SsoLoginManager.MaxPageSize)).Value.Logins.Count);
        Assert.Equal("OCA0011", Code(await scene.Logins.ListAsync(owner, acme, pageSize: SsoLoginManager.MaxPageSize + 1)));
        Assert.Equal([first], (await scene.Logins.ListChoicesAsync(chooser, acme, scene.Service, pageSize: 1)).Value.Select(choice => choice.Key));
        Assert.Equal([second], (await scene.Logins.ListChoicesAsync(chooser, acme, scene.Service, first)).Value.Select(choice => choice.Key));
        Assert.Empty((await scene.Logins.ListChoicesAsync(chooser, acme, scene.Service, second, SsoLoginManager.MaxPageSize)).Value);
        foreach (var size in new[] { 0, SsoLoginManager.MaxPageSize + 1 }) Assert.Equal("OCA0011", Code(await scene.Logins.ListChoicesAsync(chooser, acme, scene.Service, pageSize: size)));
    }

    [Fact]
    public async Task A_choice_is_logged_repeated_as_the_first_time_and_made_once()
    {
        await using var scene = await SsoScene.StartAsync();
        var (owner, acme, chooser) = (scene.Acme.Owner, scene.Acme.Id, scene.ServiceAdministrator);
        var (first, second) = (await scene.AddLoginAsync(), await scene.AddLoginAsync(SsoScene.Input with { Name = "Other" }));
        var id = RequestId.Create("c1").Value;
        var chosen = (await scene.Logins.ChooseAsync(chooser, acme, scene.Service, StoreVersion.Any, first, id)).Value;
        Assert.Equal(new StoreVersion(1), chosen.Version);
        Assert.Equal(chosen, (await scene.Logins.ChooseAsync(chooser, acme, scene.Service, StoreVersion.Any, first, id)).Value);
        Assert.Equal("OCA0008", Code(await scene.Logins.ChooseAsync(chooser, acme, scene.Service, StoreVersion.Any, second, id)));
        Assert.Equal("OCA0008", Code(await scene.Logins.ChooseAsync(chooser, acme, scene.Service, chosen.Version, first, id)));
        var again = (await scene.Logins.ChooseAsync(chooser, acme, scene.Service, StoreVersion.Any, first)).Value;
        Assert.Equal((false, new StoreVersion(1)), (again.Changed, again.Version));
        Assert.Equal(new StoreVersion(2), (await scene.Logins.ChooseAsync(chooser, acme, scene.Service, StoreVersion.Any, second)).Value.Version);
        var none = (await scene.Logins.ChooseAsync(chooser, acme, scene.Service, new StoreVersion(2), null)).Value;
        Assert.Equal(new StoreVersion(3), none.Version);
        var choice = (await scene.Logins.GetChoiceAsync(chooser, acme, scene.Service)).Value;
        Assert.Equal((scene.Service, (long?)null, (string?)null, new StoreVersion(3)), (choice.Service, choice.Login, choice.LoginName, choice.Version));

        var entries = (await scene.Host.ChangeLog.ReadAsync(owner, acme, pageSize: 3)).Value.Entries;
        Assert.Equal([("ssoLogin=2", ""), ("ssoLogin=1", "ssoLogin=2"), ("", "ssoLogin=1")], entries.Select(entry => (entry.Before.Value ?? "", entry.After.Value ?? "")));
        Assert.All(entries, entry => Assert.Equal(("sso.login-chosen", ChangeLogCategory.Sso, "CustomerCare", (long?)scene.Service), (entry.Operation, entry.Category, entry.TargetId.Value, entry.Service)));
        Assert.All(entries, entry => Assert.Equal("Alpha", entry.TargetName.Value));
    }

    [Fact]
    public async Task There_may_be_as_many_as_allowed_and_one_that_is_deleted_makes_room()
    {
        await using var scene = await SsoScene.StartAsync(admin => admin.UseInMemoryStore().ConfigureSso(options => options.MaxLogins = 3));
        var (owner, acme) = (scene.Acme.Owner, scene.Acme.Id);
        for (var number = 1; number <= 3; number++) Assert.Equal(number, await scene.AddLoginAsync());
        for (var number = 4; number <= 6; number++)
        {
            Assert.Equal("OCA6007", Code(await scene.Logins.AddAsync(owner, acme, SsoScene.Input)));
            Assert.Null(Code(await scene.Logins.DeleteAsync(owner, acme, number - 3, StoreVersion.Any)));
            Assert.Equal(number, await scene.AddLoginAsync());
        }
    }

    [Fact]
    public async Task A_login_that_changes_not_at_all_or_goes_is_answered_with_its_number_and_version()
    {
        await using var scene = await SsoScene.StartAsync();
        var (owner, acme) = (scene.Acme.Owner, scene.Acme.Id);
        await scene.AddLoginAsync();
        var number = await scene.AddLoginAsync();
        var edited = (await scene.Logins.EditAsync(owner, acme, number, StoreVersion.First, SsoScene.Input with { Name = "Shop" })).Value;
        Assert.Equal((number, new StoreVersion(2), true), (edited.Number, edited.Version, edited.Changed));
        var same = (await scene.Logins.EditAsync(owner, acme, number, StoreVersion.Any, SsoScene.Input with { Name = "Shop" })).Value;
        Assert.Equal((number, new StoreVersion(2), false), (same.Number, same.Version, same.Changed));
        Assert.Equal("OCA6001", Code(await scene.Logins.GetAsync(owner, acme, 3)));

        var id = RequestId.Create("d1").Value;
        Assert.Equal("OCA0007", Code(await scene.Logins.DeleteAsync(owner, acme, number, StoreVersion.First)));
        var deleted = (await scene.Logins.DeleteAsync(owner, acme, number, new StoreVersion(2), id)).Value;
        Assert.Equal((number, new StoreVersion(2), true), (deleted.Number, deleted.Version, deleted.Changed));
        Assert.Equal(deleted, (await scene.Logins.DeleteAsync(owner, acme, number, new StoreVersion(2), id)).Value);
        Assert.Equal("OCA0008", Code(await scene.Logins.DeleteAsync(owner, acme, 1, new StoreVersion(2), id)));
    }

    [Fact]
    public async Task Nothing_of_a_deleted_login_is_left_but_the_count()
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        await using var scene = await SsoScene.StartAsync(admin => admin.UseStore(_ => store));
        var (login, _) = await scene.ReadyAsync();
        Assert.NotEmpty(await KeysAsync());
        Assert.Null(Code(await scene.Logins.ChooseAsync(scene.ServiceAdministrator, scene.Acme.Id, scene.Service, StoreVersion.Any, null)));

        Assert.Null(Code(await scene.Logins.DeleteAsync(scene.Acme.Owner, scene.Acme.Id, login, StoreVersion.Any)));
        Assert.Empty(await KeysAsync());

        async Task<IReadOnlyList<StoredRow>> KeysAsync() => (await store.GetAsync(scene.Acme.Id, [SsoLoginKeys.ByLogin[login].ToRead()], default))[0];
    }

    /// <summary>What a choice was decided by is asked again when it is written.</summary>
    [Theory]
    [InlineData(true, "OCA6001")]
    [InlineData(false, "OCA6010")]
    public async Task A_login_that_is_deleted_or_a_service_that_ends_while_it_is_chosen_is_not_chosen(bool delete, string code)
    {
        var store = new InterruptedStore(new InMemoryAdminStore(AdminShapes.All));
        await using var scene = await SsoScene.StartAsync(admin => admin.UseStore(_ => store));
        await using var other = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store), scene.Clock);
        var (owner, acme) = (scene.Acme.Owner, scene.Acme.Id);
        var login = await scene.AddLoginAsync();
        Assert.Null(Code(await scene.Host.ContractedServices.SuspendAsync(owner, acme, scene.Service, StoreVersion.Any)));
        store.BeforeCommit = async () => Assert.Null(Code(delete
            ? await other.Services.GetRequiredService<SsoLoginManager>().DeleteAsync(owner, acme, login, StoreVersion.Any)
            : await other.ContractedServices.TerminateAsync(owner, acme, scene.Service, StoreVersion.Any)));

        Assert.Equal(code, Code(await scene.Logins.ChooseAsync(scene.ServiceAdministrator, acme, scene.Service, StoreVersion.Any, login)));
        Assert.Null((await scene.Logins.GetChoiceAsync(owner, acme, scene.Service)).Value.Login);
    }

    [Fact]
    public async Task Strict_mode_is_what_the_login_declares()
    {
        await using var scene = await SsoScene.StartAsync();
        var (_, secret) = await scene.ReadyAsync(SsoScene.Input with { IsStrict = true, DeclaredFields = SsoOptionalFields.UserName | SsoOptionalFields.Email });

        Assert.Equal("OCA6023", await scene.LoginAsync(secret));
        var fields = scene.Fields() with { Email = "kim@example.com" };
        Assert.Null(Code(await scene.Remote.ClientSideAsync(scene.Acme.Id, SsoScene.Form(fields, SsoTokenVersion1.Sign(secret, fields)))));
    }

    private static string? Code<T>(Outcome<T> outcome) where T : notnull => outcome.Succeeded ? null : outcome.Error.Code;
}
