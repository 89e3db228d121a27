using System.Buffers.Binary;
using System.Reflection;

namespace OnlineContact.Admin.Tests.Mutation;

/// <summary>
/// The change that is on. The tool writes its number into a file, and mutated code that finds the name of the file in the environment reads it at every branch. Here the
/// name is taken away, and what is read is put down once where the branches look otherwise: a field. That is several times as fast, and lets a change be switched off
/// without the tool's being told.
/// </summary>
internal sealed class ActiveChange
{
    public const int None = -1;

    private const string Variable = "STRYKER_MUTANT_FILE";

    private readonly string? _file = Environment.GetEnvironmentVariable(Variable);
    private readonly FieldInfo[] _fields;

    /// <param name="tests">The tests, which reference what is mutated.</param>
    public ActiveChange(Assembly tests)
    {
        Environment.SetEnvironmentVariable(Variable, null);
        _fields = [.. tests.GetReferencedAssemblies().SelectMany(name => Assembly.Load(name).GetTypes()).Where(type => type.Name == "MutantControl").Select(type => type.GetField("ActiveMutant")!)];
        Set(None);
    }

    /// <summary>The number of the change that the tool wants to be on.</summary>
    public int Told()
    {
        if (_file is null) return None;
        using var file = new FileStream(_file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Span<byte> number = stackalloc byte[sizeof(int)];
        file.ReadExactly(number);
        return BinaryPrimitives.ReadInt32LittleEndian(number);
    }

    /// <summary>Switches a change on, or all of them off.</summary>
    public void Set(int change)
    {
        foreach (var field in _fields) field.SetValue(null, change);
    }
}
