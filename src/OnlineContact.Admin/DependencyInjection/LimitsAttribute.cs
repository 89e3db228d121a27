using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace OnlineContact.Admin.DependencyInjection;

/// <summary>The limits of an option that is a number. Unlike that of <see cref="RangeAttribute"/>, the fault says what the option is, too.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LimitsAttribute(int least, int most) : ValidationAttribute
{
    public int Least { get; } = least;

    public int Most { get; } = most;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) => value is int number && number >= Least && number <= Most
        ? ValidationResult.Success
        : new ValidationResult(string.Create(CultureInfo.InvariantCulture, $"{validationContext.MemberName} is {value}, not {Least} to {Most}"));
}
