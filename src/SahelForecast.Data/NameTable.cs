namespace SahelForecast.Data;

/// <summary>Numbers for texts, so that keys are compared as numbers and each text is held once.</summary>
internal sealed class NameTable
{
    /// <summary>The number of the empty text.</summary>
    public const int Empty = 0;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal) { [""] = Empty };
    private readonly List<string> _names = [""];

    public string this[int number] => _names[number];

    /// <summary>The number of a text.</summary>
    public int Of(string name)
    {
        if (!_numbers.TryGetValue(name, out int number))
        {
            number = _names.Count;
            _numbers.Add(name, number);
            _names.Add(name);
        }

        return number;
    }
}
