using System.Text;

namespace SahelForecast.Data;

/// <summary>A file that appears whole or not at all: it is written beside its place and moved there at the end.</summary>
internal sealed class AtomicFile : IDisposable
{
    private readonly string _path;
    private readonly string _temporary;
    private bool _committed;

    public AtomicFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _path = path;
        _temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
        Writer = new StreamWriter(new FileStream(_temporary, FileMode.CreateNew), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    /// <summary>For text: UTF-8 without a byte order mark.</summary>
    public StreamWriter Writer { get; }

    /// <summary>For bytes.</summary>
    public Stream Stream => Writer.BaseStream;

    /// <summary>Writes a file of bytes.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        using var file = new AtomicFile(path);
        write(file.Stream);
        file.Commit();
    }

    /// <summary>Puts the file in its place, over one that is there.</summary>
    public void Commit()
    {
        Writer.Dispose();
        File.Move(_temporary, _path, overwrite: true);
        _committed = true;
    }

    public void Dispose()
    {
        try
        {
            Writer.Dispose();
        }
        finally
        {
            if (!_committed)
            {
                File.Delete(_temporary);
            }
        }
    }
}
