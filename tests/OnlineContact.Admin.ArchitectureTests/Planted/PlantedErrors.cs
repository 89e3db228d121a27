using Planted.OnlineContact.Admin.Attic;
using Planted.OnlineContact.Admin.Storage;

namespace Planted.OnlineContact.Admin.Errors;

internal sealed class Downwards
{
    public object Allowed { get; } = new Neighbour();
}

internal sealed class Neighbour;

internal sealed class AsField
{
    private Shelf? _shelf;

    public bool Clear()
    {
        var was = _shelf is not null;
        _shelf = null;
        return was;
    }
}

internal sealed class AsArray
{
    private readonly int _length = new Shelf[3].Length;

    public override string ToString() => _length == 0 ? "" : "shelves";
}

internal sealed class AsProperty
{
    public Shelf? Shelf { get; set; }
}

internal sealed class AsBase : Shelf;

internal sealed class AsInterface : IShelf;

[Shelf]
internal sealed class AsAttribute;

internal sealed class AsConstraint
{
    public static T? Same<T>(T? value) where T : Shelf => value;
}

internal sealed class AsGenericArgument
{
    public static int Count(IReadOnlyList<Dictionary<string, Shelf>> shelves) => shelves.Count;
}

internal sealed class AsGenericMethodArgument
{
    public static object Empty() => Array.Empty<Shelf>();
}

internal sealed class AsArgument
{
    public static void Take(ref Shelf? shelf) => shelf = null;
}

internal sealed class AsResult
{
    public static Shelf? Give() => null;
}

internal sealed class AsTypeOf
{
    public static object Type() => typeof(Shelf);
}

internal sealed class AsCatch
{
    public static bool Try(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (ShelfException)
        {
            return false;
        }
    }
}

internal sealed class InLocal
{
    public static bool Check(object value)
    {
        var shelf = value as Shelf;
        return shelf is not null && value.Equals(shelf);
    }
}

internal sealed class InLambda
{
    public static Func<object> Maker() => () => Shelf.Make();
}

internal sealed class InNested
{
    internal sealed class Inner
    {
        public static object Make() => new Shelf();
    }
}

internal sealed class InAsyncMethod
{
    public static async Task<object> MakeAsync()
    {
        await Task.Yield();
        return Shelf.Make();
    }
}

internal sealed class ThroughSwitch
{
    // A jump table lies before the use, so that a reader that loses its step there misses it.
    public static object? Pick(int number)
    {
        switch (number)
        {
            case 0: return "a";
            case 1: return 1.5;
            case 2: return 2L;
            case 3: return null;
            case 4: return new Shelf();
            default: return 'x';
        }
    }
}

internal sealed class OutOfThePlan
{
    public Box? Box { get; set; }
}
