using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.FsCheck;

namespace OnlineContact.Admin.Testing.Tests.Arbitraries;

public sealed class EveryTypeIsDrawnTests
{
    private static readonly Type[] Core = typeof(OrganizationId).Assembly.GetExportedTypes();

    [Fact]
    public void Every_type_that_a_host_hands_in_has_an_arbitrary() =>
        Assert.Equal([], DomainTypes.Of(Core).Except(DomainTypes.DrawnBy(typeof(AdminArbitraries))));

    [Fact]
    public void One_that_is_missing_would_be_found() => Assert.Equal(
        [typeof(Planted.Draft), typeof(Planted.Line), typeof(Planted.Pair<>), typeof(Planted.Seen), typeof(Planted.Word)],
        DomainTypes.Of(typeof(Planted).GetNestedTypes()).Except(DomainTypes.DrawnBy(typeof(AdminArbitraries))));

    [Fact]
    public void The_rule_finds_many() => Assert.InRange(DomainTypes.Of(Core).Count, 70, 300);

    [Fact]
    public void An_arbitrary_has_a_name_of_its_own_and_a_type_of_its_own()
    {
        var methods = typeof(AdminArbitraries).GetMethods().Where(method => method.IsStatic).ToList();
        Assert.Equal(methods.Count, methods.Select(method => method.ReturnType.ToString()).Distinct().Count());
    }

    [Fact]
    public void FsCheck_draws_each_value_of_an_enumeration_by_itself()
    {
        foreach (var type in Core.Where(type => type.IsEnum && !type.IsDefined(typeof(FlagsAttribute), false)))
            Assert.Equal($"{type} {Enum.GetValues(type).Length}", $"{type} {typeof(EveryTypeIsDrawnTests).GetMethod(nameof(Drawn))!.MakeGenericMethod(type).Invoke(null, [])}");
    }

    [Property(Arbitrary = [typeof(AdminArbitraries)], MaxTest = 20)]
    public bool The_class_is_given_to_FsCheck_as_it_is(
        MemberInvitation invitation, Refused<BasicInformation> refused, Hostile<ServiceQuery> hostile, Outcome<ServiceName> outcome, Stored<ContractedService> stored, RefusedText<ServiceId> text) =>
        MemberAccount.Create(invitation.Account).Succeeded
        && refused.What.Length > 0
        && hostile.Value is not null
        && (outcome.Succeeded ? outcome.Value.Value.Length > 0 : outcome.Error.Code.Length == 7)
        && stored.Version.Value > 0
        && !ServiceId.Create(text.Text, new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "api", "hc" }).Succeeded | text.Text is { Length: > 2 };

    public static int Drawn<T>() => ArbMap.Default.GeneratorFor<T>().Sample(600, new Rnd(20210315), 50).Distinct().Count();

    /// <summary>A small domain that nobody draws.</summary>
    public sealed class Planted
    {
        public sealed class Manager
        {
            internal Manager()
            {
            }

            public static Result Save(Draft draft, IReadOnlyList<Pair<int>> pairs, MadeByUs ours) => new() { Draft = draft, Pairs = pairs, Ours = ours };
        }

        public interface IPort
        {
            Task<Seen> LookAsync(CancellationToken cancellationToken);
        }

        public sealed record Draft
        {
            public required Line? Line { get; init; }
        }

        public sealed record Line(Kind Kind);

        public enum Kind
        {
            One,
        }

        public sealed record Seen;

        public readonly record struct Pair<T>(T One, T Other);

        public readonly record struct Word
        {
            public static Word Parse(string text) => text.Length > 0 ? default : throw new ArgumentException("Empty.", nameof(text));
        }

        public sealed record Result
        {
            public required Draft Draft { get; init; }

            public required object Pairs { get; init; }

            public required MadeByUs Ours { get; init; }
        }

        public sealed record MadeByUs
        {
            internal MadeByUs()
            {
            }
        }
    }
}
