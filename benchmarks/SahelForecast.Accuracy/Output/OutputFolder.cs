using System.Text;

namespace SahelForecast.Accuracy.Output;

/// <summary>The files of a run, which appear whole and together or not at all: each is written beside its place and moved at the end.</summary>
internal sealed class OutputFolder : IDisposable
{
    private readonly string _path;
    private readonly List<(string Temporary, string Final)> _files = [];

    /// <summary>Opens a folder, made when missing.</summary>
    /// <exception cref="UserErrorException">It can't be made.</exception>
    public OutputFolder(string path)
    {
        _path = path;
        Try(() => Directory.CreateDirectory(path));
    }

    /// <summary>Writes a file that <see cref="Commit"/> puts in its place.</summary>
    public void Add(string name, Action<TextWriter> write) => Try(() =>
    {
        string final = Path.Combine(_path, name);
        string temporary = $"{final}.{Path.GetRandomFileName()}.tmp";
        _files.Add((temporary, final));
        using var writer = new StreamWriter(temporary, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        write(writer);
    });

    public void Commit() => Try(() =>
    {
        foreach ((string temporary, string final) in _files)
        {
            File.Move(temporary, final, overwrite: true);
        }

        _files.Clear();
    });

    public void Dispose() => _files.ForEach(file => File.Delete(file.Temporary));

    private void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException { ParamName: "path" })
        {
            throw new UserErrorException($"--output {_path}: {failure.Message}", failure);
        }
    }
}
