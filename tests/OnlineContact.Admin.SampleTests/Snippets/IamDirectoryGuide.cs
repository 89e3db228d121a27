using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Administrators;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Directories;

namespace OnlineContact.Admin.SampleTests.Snippets;

/// <summary>The code of docs/extending/iam-directory.md, against a provider that answers over HTTP.</summary>
public sealed class IamDirectoryGuide
{
    private static readonly OrganizationId Haneul = OrganizationId.Parse("haneul");

    [Fact]
    public async Task A_host_with_a_provider_invites_and_appoints()
    {
        using var provider = new Provider();
        var services = new ServiceCollection();
        services.AddSingleton<IClock>(new FakeAdminClock());
        services.AddSingleton(new List<MemberMessage>());
        Register(services, provider);
        await using var host = services.BuildServiceProvider();
        var runtime = host.GetRequiredService<IAdminRuntime>();
        await runtime.StartAsync();
        var provision = new OrganizationProvision { Id = Haneul.Value, Name = "Haneul", Domain = "cs.haneul.example", OwnerAccount = "jiwoo.kim", OwnerName = "김지우" };
        Assert.True((await host.GetRequiredService<OrganizationManager>().ProvisionAsync(AdminTestHost.Operator, provision)).Succeeded);
        var members = host.GetRequiredService<MemberManager>();

        Assert.True((await members.InviteAsync(AdminTestHost.Operator, Haneul, new MemberInvitation { Account = "minseo.han", Name = "한민서", Email = "minseo.han@haneul.example" })).Succeeded);
        await runtime.RunDueAsync(host.GetRequiredService<IClock>().GetCurrentInstant());
        Assert.Equal("minseo.han", host.GetRequiredService<List<MemberMessage>>().Single().Account.Value);
        provider.People["minseo.han"] = provider.People["minseo.han"] with { HasPassword = true };
        Assert.True((await members.RefreshAsync(AdminTestHost.Operator, Haneul, "minseo.han")).Value.Changed);
        Assert.True((await host.GetRequiredService<AdministratorManager>().AddAsync(AdminTestHost.Operator, Haneul, StoreVersion.Any, ["minseo.han"])).Succeeded);

        for (var i = 0; i < 5; i++) provider.People[$"person{i}x"] = new CompanyPerson($"person{i}x", "Person", $"{i}@haneul.example", true, true);
        var found = new List<string>();
        var search = new MemberSearch { Account = "person", PageSize = 2 };
        do
        {
            var page = (await members.SearchAsync(AdminTestHost.Operator, Haneul, search)).Value;
            found.AddRange(page.Members.Select(member => member.Account.Value));
            search = search with { Cursor = page.Next };
        }
        while (search.Cursor is not null);
        Assert.Equal(5, found.Count);
    }

    #region theory
    public static TheoryData<string> Cases => [.. IamDirectoryConformance.Cases.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task My_directory_conforms(string name) => IamDirectoryConformance.Case(name).RunAsync(new CompanyFixture(), CancellationToken.None);
    #endregion

    private static void Register(IServiceCollection services, HttpMessageHandler provider)
    {
        #region register
        services.AddSingleton(new HttpClient(provider) { BaseAddress = new Uri("https://people.haneul.example/") });
        services.AddOnlineContactAdmin(admin => admin
            .UseInMemoryStore()
            .UseIamDirectory<CompanyDirectory, CompanyDirectory>()
            .UseMemberMailer<CompanyMailer>());
        #endregion
    }

    #region directory
    public sealed class CompanyDirectory(HttpClient provider) : IIamDirectory, IIamEnrolment
    {
        public async Task<IReadOnlyList<IamMember>> FindAsync(OrganizationId organization, IReadOnlyList<MemberAccount> accounts, CancellationToken cancellationToken)
        {
            var found = new List<IamMember>();
            foreach (var account in accounts)
            {
                var people = await provider.GetFromJsonAsync<CompanyPerson[]>($"people?realm={organization}&account={account.Value}&exact=true", cancellationToken);
                found.AddRange((people ?? []).Select(person => person.ToMember()));
            }

            return found;
        }

        public async Task<MemberPage> SearchAsync(OrganizationId organization, MemberSearch search, CancellationToken cancellationToken)
        {
            var first = int.Parse(search.Cursor ?? "0", CultureInfo.InvariantCulture);
            var query = $"people?realm={organization}&first={first}&max={search.PageSize}"
                + $"&name={Uri.EscapeDataString(search.Name ?? "")}&account={Uri.EscapeDataString(search.Account ?? "")}&email={Uri.EscapeDataString(search.Email ?? "")}";
            var people = await provider.GetFromJsonAsync<CompanyPerson[]>(query, cancellationToken) ?? [];
            return new MemberPage
            {
                Members = [.. people.Select(person => person.ToMember())],
                Next = people.Length < search.PageSize ? null : (first + people.Length).ToString(CultureInfo.InvariantCulture),
            };
        }

        public Task InviteAsync(IamEnrolment enrolment, CancellationToken cancellationToken) => EnrolAsync(enrolment, cancellationToken);

        public Task RegisterAsync(IamEnrolment enrolment, CancellationToken cancellationToken) => EnrolAsync(enrolment, cancellationToken);

        private async Task EnrolAsync(IamEnrolment enrolment, CancellationToken cancellationToken)
        {
            var person = new CompanyPerson(enrolment.Account.Value, enrolment.Name.Value, enrolment.Email.Value, Enabled: true, HasPassword: false);
            var answer = await provider.PostAsJsonAsync($"people?realm={enrolment.Organization}&key={enrolment.IdempotencyKey}", person, cancellationToken);

            // There already: a repetition. Whether it is she is what the account says.
            if (answer.StatusCode != HttpStatusCode.Conflict) answer.EnsureSuccessStatusCode();
        }
    }
    #endregion

    #region person
    public sealed record CompanyPerson(string Account, string Name, string Email, bool Enabled, bool HasPassword)
    {
        public IamMember ToMember() => new()
        {
            Account = MemberAccount.FromStored(Account),
            Name = MemberName.FromStored(Name),
            Email = MemberEmail.FromStored(Email),
            State = !Enabled ? MemberState.Disabled : HasPassword ? MemberState.Active : MemberState.Pending,
        };
    }
    #endregion

    #region fixture
    private sealed class CompanyFixture : IIamDirectoryFixture, IDisposable
    {
        private readonly HttpClient _client = new(new Provider()) { BaseAddress = new Uri("https://people.haneul.example/") };

        public IIamDirectory Directory => new CompanyDirectory(_client);

        public IIamEnrolment Enrolment => new CompanyDirectory(_client);

        public OrganizationId Organization { get; } = OrganizationId.Parse("haneul");

        public OrganizationId OtherOrganization { get; } = OrganizationId.Parse("byeol");

        public void Dispose() => _client.Dispose();
    }
    #endregion

    private sealed class CompanyMailer(List<MemberMessage> sent) : IMemberMailer
    {
        public Task SendAsync(MemberMessage message, CancellationToken cancellationToken)
        {
            sent.Add(message);
            return Task.CompletedTask;
        }
    }

    #region provider
    private sealed class Provider : HttpMessageHandler
    {
        public SortedDictionary<string, CompanyPerson> People { get; } = new(StringComparer.Ordinal);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var query = request.RequestUri!.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
            if (query["realm"] == "byeol") return new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(Array.Empty<CompanyPerson>()) };
            if (request.Method == HttpMethod.Post)
            {
                var person = (await request.Content!.ReadFromJsonAsync<CompanyPerson>(cancellationToken))!;
                return new HttpResponseMessage(People.TryAdd(person.Account, person) ? HttpStatusCode.Created : HttpStatusCode.Conflict);
            }

            var people = query.ContainsKey("exact")
                ? People.Values.Where(person => person.Account == query["account"])
                : People.Values.Where(person => Has(person.Account, query["account"]) && Has(person.Name, query["name"]) && Has(person.Email, query["email"]))
                    .Skip(int.Parse(query["first"], CultureInfo.InvariantCulture)).Take(int.Parse(query["max"], CultureInfo.InvariantCulture));
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(people.ToArray()) };
        }

        private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
    }
    #endregion
}
