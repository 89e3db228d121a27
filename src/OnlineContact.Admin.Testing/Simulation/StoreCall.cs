using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Simulation;

/// <summary>What a call of a store may do, which says what may go wrong at it.</summary>
internal enum StoreCallKind
{
    Read,
    Write,
    Commit,
}

/// <summary>A call of a simulated store that waits to be let through.</summary>
internal sealed class StoreCall<T>(AdminSimulation simulation, StoreCallKind kind, string operation, string what, Func<Task<T>> call, Func<T, string> show) : Waiting
{
    private readonly TaskCompletionSource<T> _answer = new();
    private readonly string _who = AdminSimulation.Who;

    public Task<T> Task => _answer.Task;

    public override void GoOn()
    {
        var fault = simulation.NextFault(kind);
        switch (fault)
        {
            case Fault.Conflict:
                Answer((T)(object)CommitResult.VersionConflict(null), "a conflict that is none");
                break;
            case Fault.TransientError:
                Fail(new AdminStorageException(AdminSimulation.Adapter, operation, outcomeUnknown: false, null) { IsTransient = true }, "a transient error");
                break;
            case Fault.Error:
                Fail(new AdminStorageException(AdminSimulation.Adapter, operation, outcomeUnknown: false, null), "an error");
                break;
            case Fault.LostChange:
                Fail(Unknown(), "nothing, and the answer is lost");
                break;
            case Fault.LateChange:
                simulation.Delayed(() => Arrive("arrives late: "));
                Fail(Unknown(), "nothing yet, and the answer is lost");
                break;
            case Fault.LostAnswer:
                if (Arrive("the answer is lost: ")) Fail(Unknown(), null);
                break;
            case Fault.CrashBefore:
                Note("the process dies before it");
                Life!.Process.Crash();
                break;
            case Fault.CrashAfter:
                Arrive("the process dies after it: ");
                Life!.Process.Crash();
                break;
            default:
                LetThrough();
                break;
        }
    }

    private void LetThrough()
    {
        T answer;
        try
        {
            // A store may take its time and whatever threads it likes: nothing else goes on meanwhile.
            answer = call().GetAwaiter().GetResult();
        }
        catch (Exception e)
        {
            Fail(e, e.GetType().Name);
            return;
        }

        Answer(answer, show(answer));
    }

    /// <summary>Does it although nobody hears the answer. An exception of the store itself is heard, if anybody still listens.</summary>
    private bool Arrive(string before)
    {
        try
        {
            Note(before + show(call().GetAwaiter().GetResult()));
            return true;
        }
        catch (Exception e)
        {
            if (!_answer.Task.IsCompleted && !Life!.IsOver) Fail(e, before + e.GetType().Name);
            return false;
        }
    }

    private void Answer(T answer, string shown)
    {
        Note(shown);
        _answer.SetResult(answer);
    }

    private void Fail(Exception exception, string? shown)
    {
        if (shown is not null) Note(shown);
        if (exception is OperationCanceledException canceled) _answer.SetCanceled(canceled.CancellationToken);
        else _answer.SetException(exception);
    }

    private AdminStorageException Unknown() => new(AdminSimulation.Adapter, operation, outcomeUnknown: true, null);

    private void Note(string result) => simulation.Note($"{Life!.Process.Name}{_who} {operation}{what}: {result}");
}

/// <summary>What happens at a call.</summary>
internal enum Fault
{
    None,
    Conflict,
    TransientError,
    Error,
    LostAnswer,
    LostChange,
    LateChange,
    CrashBefore,
    CrashAfter,
}
