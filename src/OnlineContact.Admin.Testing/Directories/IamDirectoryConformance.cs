using System.Globalization;
using OnlineContact.Admin.Iam;

namespace OnlineContact.Admin.Testing.Directories;

/// <summary>
/// What every <see cref="IIamDirectory"/> and its <see cref="IIamEnrolment"/> have to do, as data: run each case with a fixture of its own, in
/// whatever test framework there is.
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public static class IamDirectoryConformance
{
    private const int MostPages = 1_000;

    /// <summary>All cases; their names are unique.</summary>
    public static IReadOnlyList<ConformanceCase<IIamDirectoryFixture>> Cases { get; } =
    [
        new("Whoever was taken in is found by her account, with name and address", FindsWhoWasTakenIn),
        new("Nobody is found but those who were asked for", FindsNobodyElse),
        new("As many as a page has are found at once", FindsAPage),
        new("Somebody of another organization is not found", KeepsOrganizationsApart),
        new("An enrolment that is repeated comes to the same", RepeatsAnEnrolment),
        new("A search finds parts of name, account and address, in either case", SearchesParts),
        new("All parts that are given have to occur", SearchesAllParts),
        new("No sign of a search has a special meaning", SearchesLiterally),
        new("Page after page everybody comes once, and no page is larger than asked for", PagesEverybodyOnce),
        new("Width and initial consonants make no difference where that is promised", FoldsWhatIsPromised),
        new("What is cancelled before it begins is not done", IsCancelled),
    ];

    /// <summary>The case of a name.</summary>
    /// <param name="name">One of the names of <see cref="Cases"/>.</param>
    /// <returns>The case.</returns>
    /// <exception cref="ArgumentException">There is no such case.</exception>
    public static ConformanceCase<IIamDirectoryFixture> Case(string name) =>
        Cases.FirstOrDefault(each => each.Name == name) ?? throw new ArgumentException($"There is no case '{name}'.", nameof(name));

    private static async Task FindsWhoWasTakenIn(IIamDirectoryFixture fixture, CancellationToken stop)
    {
        var people = new[] { Person(fixture, "minseo.han", "한민서"), Person(fixture, "ann-lee_2", "Ann Lee", mobile: "+821012345678") };
        foreach (var person in people) await fixture.TakeInAsync(person, stop).ConfigureAwait(false);
        var found = await fixture.Directory.FindAsync(fixture.Organization, [.. people.Select(person => person.Account)], stop).ConfigureAwait(false);
        foreach (var person in people)
        {
            var member = found.SingleOrDefault(member => member.Account == person.Account)
                ?? throw new ConformanceException($"{found.Count} members were found where {person.Account.Value} is one.");
            Demand.That(member.Name == person.Name && member.Email == person.Email, "A member was found with another name or address.");
            Demand.That(member.State != MemberState.Disabled, "Somebody who was just taken in is disabled.");
        }
    }

    private static async Task FindsNobodyElse(IIamDirectoryFixture fixture, CancellationToken stop)
    {
        foreach (var account in new[] { "kim", "kim2", "kimm", "akim" }) await fixture.TakeInAsync(Person(fixture, account, "Kim"), stop).ConfigureAwait(false);
        var found = await fixture.Directory.FindAsync(fixture.Organization, [MemberAccount.FromStored("kim"), MemberAccount.FromStored("nobody")], stop).ConfigureAwait(false);
        Same(["kim"], found, "kim and nobody");
    }

    private static async Task FindsAPage(IIamDirectoryFixture fixture, CancellationToken stop)
    {
        var accounts = await FillAsync(fixture, MemberSearch.MaxPageSize, stop).ConfigureAwait(false);
        var found = await fixture.Directory.FindAsync(fixture.Organization, [.. accounts.Select(MemberAccount.FromStored)], stop).ConfigureAwait(false);
        Same(accounts, found, $"{accounts.Count} accounts");
    }

    private static async Task KeepsOrganizationsApart(IIamDirectoryFixture fixture, CancellationToken stop)
    {
        await fixture.TakeInAsync(Person(fixture, "minseo.han", "Minseo Han"), stop).ConfigureAwait(false);
        Same([], await fixture.Directory.FindAsync(fixture.OtherOrganization, [MemberAccount.FromStored("minseo.han")], stop).ConfigureAwait(false), "an account of another organization");
        Same([], await AllAsync(fixture, fixture.OtherOrganization, new MemberSearch { Account = "minseo.han" }, stop).ConfigureAwait(false), "a search in another organization");
    }

    private static async Task RepeatsAnEnrolment(IIamDirectoryFixture fixture, CancellationToken stop)
    {
        var invited = Person(fixture, "minseo.han", "Minseo Han");
        var registered = Person(fixture, "ann.lee", "Ann Lee", mobile: "+821012345678");
        foreach (var person in new[] { invited, registered }) await fixture.TakeInAsync(person, stop).ConfigureAwait(false);
        for (var i = 0; i < 2; i++)
        {
            await fixture.Enrolment.InviteAsync(invited, stop).ConfigureAwait(false);
            await fixture.Enrolment.RegisterAsync(registered, stop).ConfigureAwait(false);
        }

        Same(["ann.lee", "minseo.han"], await fixture.Directory.FindAsync(fixture.Organization, [invited.Account, registered.Account], stop).ConfigureAwait(false), "two who were enrolled three times");
        Same(["minseo.han"], await AllAsync(fixture, fixture.Organization, new MemberSearch { Account = "minseo.han" }, stop).ConfigureAwait(false), "one who was enrolled three times");
    }

    private static async Task SearchesParts(IIamDirectoryFixture fixture, CancellationToken stop)
    {
        await TakeInThreeAsync(fixture, stop).ConfigureAwait(false);
        await SearchAsync(fixture, new MemberSearch { Name = "민서" }, ["minseo.han"], stop).ConfigureAwait(false);
        await SearchAsync(fixture, new MemberSearch { Name = "nn le" }, ["ann.lee"], stop).ConfigureAwait(false);
        await SearchAsync(fixture, new MemberSearch { Name = "ANN" }, ["ann.lee", "anna.kim"], stop).ConfigureAwait(false);
        await SearchAsync(fixture, new MemberSearch { Account = "ann" }, ["ann.lee", "anna.kim"], stop).ConfigureAwait(false);
        await SearchAsync(fixture, new MemberSearch { Account = "O.HAN" }, ["minseo.han"], stop).ConfigureAwait(false);
        await SearchAsync(fixture, new MemberSearch { Email = "lee@" }, ["ann.lee"], stop).ConfigureAwait(false);
        await SearchAsync(fixture, new MemberSearch { Email = "haneul.example" }, ["ann.lee", "anna.kim", "minseo.han"], stop).ConfigureAwait(false);
        await SearchAsync(fixture, new MemberSearch { Name = "nobody" }, [], stop).ConfigureAwait(false);
    }

    private static async Task SearchesAllParts(IIamDirectoryFixture fixture, CancellationToken stop)
    {
        await TakeInThreeAsync(fixture, stop).ConfigureAwait(false);
        await SearchAsync(fixture, new MemberSearch { Name = "ann", Account = "kim" }, ["anna.kim"], stop).ConfigureAwait(false);
        await SearchAsync(fixture, new MemberSearch { Name = "ann", Account = "han" }, [], stop).ConfigureAwait(false);
        await SearchAsync(fixture, new MemberSearch { Name = "ann", Account = "ann", Email = "lee" }, ["ann.lee"], stop).ConfigureAwait(false);

        // A part is looked for in its own field.
        await SearchAsync(fixture, new MemberSearch { Name = "minseo" }, [], stop).ConfigureAwait(false);
    }

    private static async Task SearchesLiterally(IIamDirectoryFixture fixture, CancellationToken stop)
    {
        await fixture.TakeInAsync(Person(fixture, "under_score", "A+B (C) 100% O'Neil"), stop).ConfigureAwait(false);
        await fixture.TakeInAsync(Person(fixture, "underxscore", "AAB C 100 ONeil"), stop).ConfigureAwait(false);
        foreach (var part in new[] { "A+B", "(C)", "100%", "%", "O'N" })
            await SearchAsync(fixture, new MemberSearch { Name = part }, ["under_score"], stop).ConfigureAwait(false);
        foreach (var part in new[] { ".*", "^A", "?", "[A]", "\\", "\"", "&name=", "' OR 1=1 --" })
            await SearchAsync(fixture, new MemberSearch { Name = part }, [], stop).ConfigureAwait(false);
        await SearchAsync(fixture, new MemberSearch { Account = "under_s" }, ["under_score"], stop).ConfigureAwait(false);
    }

    private static async Task PagesEverybodyOnce(IIamDirectoryFixture fixture, CancellationToken stop)
    {
        var accounts = await FillAsync(fixture, 23, stop).ConfigureAwait(false);
        foreach (var size in new[] { 1, 7, 23, MemberSearch.MaxPageSize })
            Same(accounts, await AllAsync(fixture, fixture.Organization, new MemberSearch { Account = "person", PageSize = size }, stop).ConfigureAwait(false), $"pages of {size}");
    }

    private static async Task FoldsWhatIsPromised(IIamDirectoryFixture fixture, CancellationToken stop)
    {
        await TakeInThreeAsync(fixture, stop).ConfigureAwait(false);
        if ((fixture.Capabilities & IamDirectoryCapabilities.Width) != 0)
            await SearchAsync(fixture, new MemberSearch { Name = "Ａｎｎ　Ｌ" }, ["ann.lee"], stop).ConfigureAwait(false);
        if ((fixture.Capabilities & IamDirectoryCapabilities.InitialConsonants) != 0)
            await SearchAsync(fixture, new MemberSearch { Name = "ㅎㅁㅅ" }, ["minseo.han"], stop).ConfigureAwait(false);
    }

    private static async Task IsCancelled(IIamDirectoryFixture fixture, CancellationToken stop)
    {
        var person = Person(fixture, "minseo.han", "Minseo Han");
        var cancelled = new CancellationToken(canceled: true);
        await ThrowsAsync(() => fixture.Directory.FindAsync(fixture.Organization, [person.Account], cancelled), "FindAsync").ConfigureAwait(false);
        await ThrowsAsync(() => fixture.Directory.SearchAsync(fixture.Organization, new MemberSearch { Account = "minseo" }, cancelled), "SearchAsync").ConfigureAwait(false);
        Same([], await fixture.Directory.FindAsync(fixture.Organization, [person.Account], stop).ConfigureAwait(false), "nobody");
    }

    private static async Task ThrowsAsync(Func<Task> call, string name)
    {
        try
        {
            await call().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        throw new ConformanceException($"{name} went on though it was cancelled.");
    }

    private static async Task TakeInThreeAsync(IIamDirectoryFixture fixture, CancellationToken stop)
    {
        await fixture.TakeInAsync(Person(fixture, "minseo.han", "한민서"), stop).ConfigureAwait(false);
        await fixture.TakeInAsync(Person(fixture, "ann.lee", "Ann Lee"), stop).ConfigureAwait(false);
        await fixture.TakeInAsync(Person(fixture, "anna.kim", "Anna Kim"), stop).ConfigureAwait(false);
    }

    private static async Task<List<string>> FillAsync(IIamDirectoryFixture fixture, int count, CancellationToken stop)
    {
        var accounts = Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"person{i:000}")).ToList();
        foreach (var account in accounts) await fixture.TakeInAsync(Person(fixture, account, "Person"), stop).ConfigureAwait(false);
        return accounts;
    }

    private static async Task SearchAsync(IIamDirectoryFixture fixture, MemberSearch search, IReadOnlyList<string> expected, CancellationToken stop) =>
        Same(expected, await AllAsync(fixture, fixture.Organization, search, stop).ConfigureAwait(false), $"name '{search.Name}', account '{search.Account}', address '{search.Email}'");

    private static async Task<IReadOnlyList<IamMember>> AllAsync(IIamDirectoryFixture fixture, OrganizationId organization, MemberSearch search, CancellationToken stop)
    {
        var found = new List<IamMember>();
        for (var pages = 0; pages < MostPages; pages++)
        {
            var page = await fixture.Directory.SearchAsync(organization, search, stop).ConfigureAwait(false);
            Demand.That(page.Members.Count <= search.PageSize, $"A page of {search.PageSize} has {page.Members.Count} members.");
            found.AddRange(page.Members);
            if (page.Next is null) return found;
            Demand.That(page.Next.Length is > 0 and <= MemberSearch.MaxCursorLength, $"A cursor has {page.Next.Length} characters, not 1 to {MemberSearch.MaxCursorLength}.");
            search = search with { Cursor = page.Next };
        }

        throw new ConformanceException($"A search has not ended after {MostPages} pages.");
    }

    private static void Same(IReadOnlyList<string> expected, IReadOnlyList<IamMember> found, string question)
    {
        var accounts = found.Select(member => member.Account.Value).Order(StringComparer.Ordinal).ToList();
        Demand.That(
            accounts.SequenceEqual(expected.Order(StringComparer.Ordinal), StringComparer.Ordinal),
            $"For {question} there are {expected.Count} ({string.Join(", ", expected.Take(5))}), and {accounts.Count} came ({string.Join(", ", accounts.Take(5))}).");
    }

    private static IamEnrolment Person(IIamDirectoryFixture fixture, string account, string name, string? mobile = null) => new()
    {
        Organization = fixture.Organization,
        IdempotencyKey = $"enrolment-{account}",
        Account = MemberAccount.FromStored(account),
        Name = MemberName.FromStored(name),
        Email = MemberEmail.FromStored($"{account}@haneul.example"),
        Mobile = mobile is null ? null : MemberMobile.FromStored(mobile),
    };
}
