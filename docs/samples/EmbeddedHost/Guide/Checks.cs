using EmbeddedHost.Reports;
using EmbeddedHost.Rules;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;

namespace EmbeddedHost.Guide;

/// <summary>Writes down what came of each call, and ends the run when it is not what the rules say.</summary>
internal sealed class Checks(IReadOnlyList<string> languages, Func<Task<long>> newestSequence)
{
    private Chapter? _chapter;

    /// <summary>How many were made.</summary>
    public int Count { get; private set; }

    /// <summary>Begins a chapter.</summary>
    public Chapter Begin(string title, string korean) => _chapter = new Chapter { Title = title, Korean = korean };

    /// <summary>Something that has to hold.</summary>
    public void That(bool holds, string claim)
    {
        Count++;
        if (!holds) throw new RuleBrokenException(claim);
    }

    /// <summary>Notes something that was looked at.</summary>
    public void Note(string what) => _chapter!.Steps.Add(new Step { What = what, Result = StepResult.Seen });

    /// <summary>The value of a read that has to succeed.</summary>
    public T Value<T>(string what, Outcome<T> outcome) where T : notnull
    {
        Count++;
        return outcome.TryGetValue(out var value, out var error) ? value : throw new RuleBrokenException($"{what}: refused with {error}");
    }

    /// <summary>A change that has to be made and logged.</summary>
    public async Task<ChangeReceipt> DoneAsync(string what, Task<Outcome<ChangeReceipt>> call)
    {
        var receipt = Value(what, await call);
        That(receipt.Changed, $"{what}: nothing was written");
        _chapter!.Steps.Add(new Step { What = what, Result = StepResult.Done, Sequence = receipt.Sequence });
        return receipt;
    }

    /// <summary>A change that has to succeed and write nothing, because it is so already.</summary>
    public async Task UnchangedAsync(string what, Func<Task<Outcome<ChangeReceipt>>> call)
    {
        var before = await newestSequence();
        var receipt = Value(what, await call());
        That(!receipt.Changed && await newestSequence() == before, $"{what}: something was written");
        _chapter!.Steps.Add(new Step { What = what, Result = StepResult.Unchanged });
    }

    /// <summary>A call that has to be refused with a code, and to leave only so many entries in the log.</summary>
    public async Task RefusedAsync<T>(string what, AdminErrorKind expected, Func<Task<Outcome<T>>> call, int entries = 0) where T : notnull
    {
        var before = await newestSequence();
        if ((await call()).TryGetValue(out _, out var error)) throw new RuleBrokenException($"{what}: succeeded, but {expected.Code} {expected.Name} was to refuse it");
        That(error.Code == expected.Code, $"{what}: refused with {error}, but {expected.Code} {expected.Name} was expected");
        var written = await newestSequence() - before;
        That(written == entries, $"{what}: {written} entries in the change log instead of {entries}");
        _chapter!.Steps.Add(new Step
        {
            What = what,
            Result = StepResult.Refused,
            Refusal = new Refusal
            {
                Code = error.Code,
                Name = error.Name,
                Messages = languages.ToDictionary(language => language, error.MessageIn),
            },
        });
    }
}
