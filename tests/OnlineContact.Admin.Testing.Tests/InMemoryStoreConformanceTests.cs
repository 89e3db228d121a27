using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Testing.Tests;

public class InMemoryStoreConformanceTests
{
    public static TheoryData<string> Cases => [.. StoreConformance.Cases.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_store_in_memory_conforms(string name) => StoreConformance.Case(name).RunAsync(new InMemoryFixture(), CancellationToken.None);

    /// <summary>But for the cases about a thousand rows and more, whose longest values take minutes; they run on sample shapes above.</summary>
    public static TheoryData<string> ProductCases => [.. StoreConformance.Cases.Select(each => each.Name).Where(name => !name.Contains("thousand", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(ProductCases))]
    public Task The_store_in_memory_keeps_the_kinds_of_the_library(string name) =>
        StoreConformance.Case(name).RunAsync(new InMemoryFixture(shapes: AdminShapes.All), CancellationToken.None);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_naive_store_conforms_to_itself(string name) =>
        StoreConformance.Case(name).RunAsync(new InMemoryFixture(_ => new NaiveStore()), CancellationToken.None);

    [Fact]
    public Task A_long_random_history_goes_as_in_a_naive_store()
    {
        var steps = Campaign.Cases(1_000);
        return StoreConformance.RandomHistory(steps, steps).RunAsync(new InMemoryFixture(), CancellationToken.None);
    }

    [Fact]
    public void The_names_of_the_cases_are_unique() =>
        Assert.Equal(StoreConformance.Cases.Count, StoreConformance.Cases.Select(each => each.Name).Distinct().Count());

    [Fact]
    public void There_is_no_case_of_another_name() => Assert.Throws<ArgumentException>(() => StoreConformance.Case("Something"));
}
