using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Directories;

namespace OnlineContact.Admin.PluginTests.Iam;

/// <summary>Each check of the suite for directories has a directory that is wrong in this alone, and is told so.</summary>
public sealed class BrokenDirectoryTests
{
    private const string TakenIn = "Whoever was taken in is found by her account, with name and address";
    private const string Apart = "Somebody of another organization is not found";
    private const string Repeated = "An enrolment that is repeated comes to the same";
    private const string Folded = "Width and initial consonants make no difference where that is promised";
    private const string Cancelled = "What is cancelled before it begins is not done";

    [Theory]
    [InlineData(Fault.AnotherName, TakenIn, "A member was found with another name or address.")]
    [InlineData(Fault.AnotherAddress, TakenIn, "A member was found with another name or address.")]
    [InlineData(Fault.Disables, TakenIn, "Somebody who was just taken in is disabled.")]
    [InlineData(Fault.InvitesNobody, TakenIn, "1 members were found where minseo.han is one.")]
    [InlineData(Fault.RegistersNobody, TakenIn, "1 members were found where ann-lee_2 is one.")]
    [InlineData(Fault.FindsInAnyOrganization, Apart, "For an account of another organization there are 0 (), and 1 came (minseo.han).")]
    [InlineData(Fault.FindsTwice, Repeated, "For two who were enrolled three times there are 2 (ann.lee, minseo.han), and 4 came")]
    [InlineData(Fault.PromisesWidth, Folded, "For name 'Ａｎｎ　Ｌ'")]
    [InlineData(Fault.PromisesInitialConsonants, Folded, "For name 'ㅎㅁㅅ'")]
    [InlineData(Fault.TakesInWhoIsAskedFor, Cancelled, "For nobody there are 0 (), and 1 came (minseo.han).")]
    public async Task A_broken_one_is_caught_by_the_check_that_says_so(Fault fault, string name, string says)
    {
        var error = await Assert.ThrowsAsync<ConformanceException>(() => RunAsync(name, Broken(fault)));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_directory_that_promises_nothing_is_not_held_to_it() => RunAsync(Folded, new ChangedDirectory { Page = WithoutWideSigns });

    [Fact]
    public async Task Each_of_two_is_enrolled_three_times()
    {
        var directory = new ChangedDirectory();
        await RunAsync(Repeated, directory);
        Assert.Equal([3, 3], directory.Whole.Enrolments.CountBy(enrolment => enrolment.Account).Select(each => each.Value));
    }

    [Fact]
    public async Task Of_many_the_first_five_are_named()
    {
        var error = await Assert.ThrowsAsync<ConformanceException>(() => RunAsync("As many as a page has are found at once", new ChangedDirectory { Found = found => [.. found.Take(10)] }));
        Assert.Equal(
            "For 100 accounts there are 100 (person000, person001, person002, person003, person004), and 10 came (person000, person001, person002, person003, person004).",
            error.Message);
    }

    public enum Fault
    {
        AnotherName,
        AnotherAddress,
        Disables,
        InvitesNobody,
        RegistersNobody,
        FindsInAnyOrganization,
        FindsTwice,
        PromisesWidth,
        PromisesInitialConsonants,
        TakesInWhoIsAskedFor,
    }

    private static ChangedDirectory Broken(Fault fault) => fault switch
    {
        Fault.AnotherName => Telling(member => member with { Name = MemberName.FromStored("Somebody") }),
        Fault.AnotherAddress => Telling(member => member with { Email = MemberEmail.FromStored("somebody@haneul.example") }),
        Fault.Disables => Telling(member => member with { State = MemberState.Disabled }),
        Fault.InvitesNobody => new ChangedDirectory { Invites = false },
        Fault.RegistersNobody => new ChangedDirectory { Registers = false },
        Fault.FindsInAnyOrganization => new ChangedDirectory { FindsInOneOrganization = true },
        Fault.FindsTwice => new ChangedDirectory { Found = found => [.. found, .. found] },
        Fault.PromisesWidth => new ChangedDirectory { Capabilities = IamDirectoryCapabilities.Width, Page = WithoutWideSigns },
        Fault.PromisesInitialConsonants => new ChangedDirectory { Capabilities = IamDirectoryCapabilities.InitialConsonants },
        _ => new ChangedDirectory { BeforeFinding = whole => whole.Put(OrganizationId.Parse("haneul"), "minseo.han", "Minseo Han") },
    };

    private static ChangedDirectory Telling(Func<IamMember, IamMember> change) => new() { Found = found => [.. found.Select(change)] };

    private static MemberPage WithoutWideSigns(MemberSearch search, MemberPage page) =>
        search.Name is { } name && name.Contains('Ａ', StringComparison.Ordinal) ? page with { Members = [] } : page;

    private static Task RunAsync(string name, ChangedDirectory directory) => IamDirectoryConformance.Case(name).RunAsync(directory, CancellationToken.None);
}
