package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// No file of a log is longer: a full bundle of 256 entries has 8,704 bytes, a checkpoint less than
// 256 KiB.
const maxFile = 256 * 1024

// A source gives the bytes of a path such as tile/0/000.
type source func(path string) ([]byte, error)

func newSource(base string) source {
	if strings.HasPrefix(base, "http://") || strings.HasPrefix(base, "https://") {
		client := &http.Client{Timeout: 30 * time.Second}
		return func(path string) ([]byte, error) {
			return fetch(client, strings.TrimSuffix(base, "/")+"/"+path)
		}
	}
	return func(path string) ([]byte, error) {
		file, err := os.Open(filepath.Join(base, filepath.FromSlash(path)))
		if err != nil {
			return nil, err
		}
		defer file.Close()
		return readAll(file)
	}
}

func fetch(client *http.Client, url string) ([]byte, error) {
	answer, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the server answered %s", answer.Status)
	}
	return readAll(answer.Body)
}

func readAll(r io.Reader) ([]byte, error) {
	bytes, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err == nil && len(bytes) > maxFile {
		err = fmt.Errorf("longer than %d bytes", maxFile)
	}
	return bytes, err
}

// read gives the bytes that a tile or bundle of the given width must have, width*unit of them; a
// partial one that is gone is cut from the full one.
func (s source) read(name string, index int64, width, unit int) ([]byte, error) {
	path := tilePath(name, index, width)
	bytes, err := s(path)
	if err != nil && width < 256 {
		full, fullErr := s(tilePath(name, index, 256))
		if fullErr == nil && len(full) == 256*unit {
			bytes, err = full[:width*unit], nil
		}
	}
	if err == nil && len(bytes) != width*unit {
		err = fmt.Errorf("%d bytes, not %d", len(bytes), width*unit)
	}
	return bytes, err
}

// tilePath writes tile/NAME/x001/x234/067[.p/W] as C2SP tlog-tiles does. The library's own
// tlog.Tile.Path puts the height of the tiles before their level.
func tilePath(name string, index int64, width int) string {
	path := fmt.Sprintf("%03d", index%1000)
	for index /= 1000; index > 0; index /= 1000 {
		path = fmt.Sprintf("x%03d/%s", index%1000, path)
	}
	if width < 256 {
		path = fmt.Sprintf("%s.p/%d", path, width)
	}
	return "tile/" + name + "/" + path
}
